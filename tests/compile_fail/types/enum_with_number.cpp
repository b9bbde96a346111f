// Nor is its number.
// expect: cupel[E010]
// expect: column users.role (User::role) is of type user_role
// expect: `<>` cannot take a value of type integer
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::role> != 2);
#else
constexpr auto q = select<User>().where(col<&User::role> != user_role::guest);
#endif

constexpr auto text = sql<sqlite>(q);
