// ILIKE on an enum.
// expect: cupel[E014]
// expect: column users.role (User::role) is of type user_role
// expect: ILIKE takes text only
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::role>.ilike("adm%"));
#else
constexpr auto q = select<User>().where(col<&User::username>.ilike("adm%"));
#endif

constexpr auto text = sql<sqlite>(q);
