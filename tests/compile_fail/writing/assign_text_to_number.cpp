// A value of another type.
// expect: cupel[E010]
// expect: column users.age (User::age) is of type integer and is assigned a value of type text
// expect: cast<...>(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = update<User>().set(col<&User::age> = "30").where(col<&User::id> == 1);
#else
constexpr auto q = update<User>().set(col<&User::age> = 30).where(col<&User::id> == 1);
#endif

constexpr auto text = sql<sqlite>(q);
