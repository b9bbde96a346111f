// A column that may be NULL assigned to one that may not.
// expect: cupel[E021]
// expect: column users.username (User::username) is NOT NULL, but the value it is given may be NULL; give it coalesce(value, other)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = update<User>().set(col<&User::username> = func::lower(col<&User::bio>)).where(col<&User::id> == 1);
#else
constexpr auto q = update<User>()
                       .set(col<&User::username> = coalesce(func::lower(col<&User::bio>), "none"))
                       .where(col<&User::id> == 1);
#endif

constexpr auto text = sql<sqlite>(q);
