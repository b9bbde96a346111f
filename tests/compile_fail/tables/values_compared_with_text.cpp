// A column of a values table has the type of its values.
// expect: cupel[E010]
// expect: column users.username (User::username)
#include "../models.hpp"

using namespace cupel;

#include <tuple>

constexpr auto wanted = values_table<"wanted", "id", "name">(std::tuple(1, "a"));
#ifdef MUST_FAIL
constexpr auto q = select<User>().join(wanted, col<&User::username> == wanted[label<"id">]);
#else
constexpr auto q = select<User>().join(wanted, col<&User::username> == wanted[label<"name">]);
#endif

constexpr auto text = sql<sqlite>(q);
