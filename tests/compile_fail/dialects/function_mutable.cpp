// A function for SQL that changes itself, though several connections call it.
// expect: cupel[E079]
// expect: the function for SQL
// expect: changes itself, but several threads may call it at once; leave out mutable
// names-no-table: a function belongs to no table
#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/dialects/sqlite/driver_function.hpp>

#ifdef MUST_FAIL
const auto made = cupel::create_function("next", [last = std::int64_t()]() mutable { return ++last; });
#else
const auto made = cupel::create_function("next", [last = std::int64_t()] { return last + 1; });
#endif
