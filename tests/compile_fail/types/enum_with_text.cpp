// The name of an enumerator is no enumerator.
// expect: cupel[E010]
// expect: column users.role (User::role) is of type user_role
// expect: `=` cannot take a value of type text
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::role> == "admin");
#else
constexpr auto q = select<User>().where(col<&User::role> == user_role::admin);
#endif

constexpr auto text = sql<sqlite>(q);
