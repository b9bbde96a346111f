// A column twice.
// expect: cupel[E051]
// expect: column users.age (User::age) is assigned twice; assign it once
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = update<User>().set(col<&User::age> = 1, col<&User::age> = 2).where(col<&User::id> == 1);
#else
constexpr auto q = update<User>().set(col<&User::age> = 2).where(col<&User::id> == 1);
#endif

constexpr auto text = sql<sqlite>(q);
