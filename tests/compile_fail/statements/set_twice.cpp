// SET given twice.
// expect: cupel[E042]
// expect: SET of table users (User) is given twice, the second time with column users.is_active (User::is_active); put all assignments into one .set(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q =
    update<User>().set(col<&User::age> = 30).set(col<&User::is_active> = true).where(col<&User::id> == 1);
#else
constexpr auto q = update<User>().set(col<&User::age> = 30, col<&User::is_active> = true).where(col<&User::id> == 1);
#endif

constexpr auto text = sql<sqlite>(q);
