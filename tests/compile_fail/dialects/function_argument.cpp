// A function for SQL whose parameter is no type of a column.
// expect: cupel[E079]
// expect: a parameter of a function for SQL has the type
// expect: which is no type of a column; take those with a cupel::codec, by value or const&
// names-no-table: a function belongs to no table
#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/dialects/sqlite/driver_function.hpp>

struct point {
    double x{};
    double y{};
};

#ifdef MUST_FAIL
const auto made = cupel::create_function("across", [](point from) { return from.x; });
#else
const auto made = cupel::create_function("across", [](double x, double) { return x; });
#endif
