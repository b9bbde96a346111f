// A value of another enum.
// expect: cupel[E133]
// expect: beside column users.role (User::role)
// expect: is given a value of type post_state
#include "../models.hpp"

using namespace cupel;

constexpr auto admins = select<User>().where(col<&User::role> == param<"role">);

#ifdef MUST_FAIL
constexpr auto text = sql<sqlite>(admins.bind(param<"role"> = post_state::draft));
#else
constexpr auto text = sql<sqlite>(admins.bind(param<"role"> = user_role::admin));
#endif
