// An UPDATE of some rows and of all.
// expect: cupel[E046]
// expect: UPDATE of table users (User) has a WHERE and .all_rows(), which exclude each other; leave out .all_rows()
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q =
    update<User>().set(col<&User::is_active> = false).where(col<&User::role> == user_role::guest).all_rows();
#else
constexpr auto q = update<User>().set(col<&User::is_active> = false).where(col<&User::role> == user_role::guest);
#endif

constexpr auto text = sql<sqlite>(q);
