// A subquery may give many rows.
// expect: cupel[E017]
// expect: column users.age (User::age) is assigned a subquery, which may give many rows
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = update<User>().set(col<&User::age> = select(col<&Post::views>)).where(col<&User::id> == 1);
#else
constexpr auto q = update<User>().set(col<&User::age> = 30).where(col<&User::id> == 1);
#endif

constexpr auto text = sql<sqlite>(q);
