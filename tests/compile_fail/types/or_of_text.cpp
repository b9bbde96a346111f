// So does ||.
// expect: cupel[E011]
// expect: column users.email (User::email) of type text
// expect: stands where OR needs a condition
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::is_active> || col<&User::email>);
#else
constexpr auto q = select<User>().where(col<&User::is_active> || col<&User::email> != "");
#endif

constexpr auto text = sql<sqlite>(q);
