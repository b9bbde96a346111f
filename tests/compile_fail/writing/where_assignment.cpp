// One equals sign instead of two: what should find the row.
// expect: cupel[E011]
// expect: column users.id (User::id) is assigned where WHERE needs a condition; write == to compare
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = delete_from<User>().where(col<&User::id> = 1);
#else
constexpr auto q = delete_from<User>().where(col<&User::id> == 1);
#endif

constexpr auto text = sql<sqlite>(q);
