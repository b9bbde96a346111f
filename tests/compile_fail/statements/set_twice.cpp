// SET given twice.
// expect: cupel[E042]
// expect: SET is given twice in one statement; combine the two into one SET
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = update<User>().set(col<&User::age> = 30).set(col<&User::is_active> = true).where(col<&User::id> == 1);
#else
constexpr auto q = update<User>().set(col<&User::age> = 30, col<&User::is_active> = true).where(col<&User::id> == 1);
#endif

constexpr auto text = sql<sqlite>(q);
