// A conflict of a column that is no key.
// expect: cupel[E120]
// expect: ON CONFLICT of table users (User) names age
// expect: its keys are (id) (username) (email); name the members of one
#include "../models.hpp"

using namespace cupel;

constexpr auto one =
    insert_into<User>().values(col<&User::username> = "a", col<&User::email> = "b", col<&User::age> = 1,
                               col<&User::role> = user_role::guest, col<&User::is_active> = true);
#ifdef MUST_FAIL
constexpr auto q = one.on_conflict<&User::age>().do_nothing();
#else
constexpr auto q = one.on_conflict<&User::email>().do_nothing();
#endif

constexpr auto text = sql<sqlite>(q);
