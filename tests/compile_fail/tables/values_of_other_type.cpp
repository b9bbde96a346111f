// A row of a values table with a value of another type.
// expect: cupel[E548]
// expect: a row of values table wanted has a value of another type than the first row in its place
// names-no-table: a list of values is of no table
#include "../models.hpp"

using namespace cupel;

#include <tuple>

#ifdef MUST_FAIL
constexpr auto wanted = values_table<"wanted", "id", "name">(std::tuple(1, "a"), std::tuple("b", 2));
#else
constexpr auto wanted = values_table<"wanted", "id", "name">(std::tuple(1, "a"), std::tuple(2, "b"));
#endif
