// A column that a values table has not.
// expect: cupel[E111]
// expect: label title is no column of values table wanted
// names-no-table: a list of values is of no table
#include "../models.hpp"

using namespace cupel;

#include <tuple>

constexpr auto wanted = values_table<"wanted", "id", "name">(std::tuple(1, "a"));
#ifdef MUST_FAIL
constexpr auto q = select(wanted[label<"title">]).from(wanted);
#else
constexpr auto q = select(wanted[label<"name">]).from(wanted);
#endif
