// A function for SQL that could take anything.
// expect: cupel[E079]
// expect: the function for SQL
// expect: has no signature of its own; write a function, or a lambda whose parameters have types
// names-no-table: a function belongs to no table
#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/dialects/sqlite/driver_function.hpp>

#ifdef MUST_FAIL
const auto made = cupel::create_function("twice", [](auto n) { return n * 2; });
#else
const auto made = cupel::create_function("twice", [](std::int64_t n) { return n * 2; });
#endif
