// A function for SQL whose result is no type of a column.
// expect: cupel[E079]
// expect: the result of a function for SQL has the type
// expect: which is no type of a column; give one with a cupel::codec
// names-no-table: a function belongs to no table
#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/dialects/sqlite/driver_function.hpp>

#ifdef MUST_FAIL
const auto made = cupel::create_function("note", [](std::string_view) {});
#else
const auto made = cupel::create_function("note", [](std::string_view) { return true; });
#endif
