// Two equals signs instead of one.
// expect: cupel[E055]
// expect: .set(...) of table users was given
// expect: a comparison of column users.age (User::age), which is no assignment; write = instead of ==
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = update<User>().set(col<&User::age> == 30).where(col<&User::id> == 1);
#else
constexpr auto q = update<User>().set(col<&User::age> = 30).where(col<&User::id> == 1);
#endif

constexpr auto text = sql<sqlite>(q);
