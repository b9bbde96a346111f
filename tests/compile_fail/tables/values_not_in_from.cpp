// A column of a values table that is not in FROM.
// expect: cupel[E110]
// expect: column id of values table wanted is used in SELECT, but it is not in FROM
// expect: add .from(wanted)
// names-no-table: a list of values is of no table
#include "../models.hpp"

using namespace cupel;

#include <tuple>

constexpr auto wanted = values_table<"wanted", "id", "name">(std::tuple(1, "a"));
#ifdef MUST_FAIL
constexpr auto q = select(wanted[label<"id">]).from<User>();
#else
constexpr auto q = select(wanted[label<"id">]).from<User>().cross_join(wanted);
#endif

constexpr auto text = sql<sqlite>(q);
