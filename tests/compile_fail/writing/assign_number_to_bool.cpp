// 1 is not true.
// expect: cupel[E010]
// expect: column users.is_active (User::is_active) is of type boolean and is assigned a value of type integer
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = update<User>().set(col<&User::is_active> = 1).where(col<&User::id> == 1);
#else
constexpr auto q = update<User>().set(col<&User::is_active> = true).where(col<&User::id> == 1);
#endif

constexpr auto text = sql<sqlite>(q);
