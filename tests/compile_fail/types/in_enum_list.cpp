// Enumerators of another enum.
// expect: cupel[E010]
// expect: column users.role (User::role) is of type user_role
// expect: `NOT IN` cannot take a value of type post_state
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::role>.not_in(user_role::guest, post_state::draft));
#else
constexpr auto q = select<User>().where(col<&User::role>.not_in(user_role::guest, user_role::user));
#endif

constexpr auto text = sql<sqlite>(q);
