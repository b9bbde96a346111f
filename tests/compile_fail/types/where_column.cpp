// A column that is no condition.
// expect: cupel[E011]
// expect: column users.id (User::id) of type bigint
// expect: stands where WHERE needs a condition; compare it
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::id>);
#else
constexpr auto q = select<User>().where(col<&User::id> == 1);
#endif

constexpr auto text = sql<sqlite>(q);
