// Nor does one in a list.
// expect: cupel[E012]
// expect: column users.age (User::age) is of type integer
// expect: beside `IN` would lose its fraction
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::age>.in(1, 2.5));
#else
constexpr auto q = select<User>().where(col<&User::age>.in(1, 2));
#endif

constexpr auto text = sql<sqlite>(q);
