// One equals sign instead of two.
// expect: cupel[E011]
// expect: column users.id (User::id) is assigned where WHERE needs a condition
// expect: write == to compare
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::id> = 1);
#else
constexpr auto q = select<User>().where(col<&User::id> == 1);
#endif

constexpr auto text = sql<sqlite>(q);
