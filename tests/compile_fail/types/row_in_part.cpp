// Each value is compared with the one at its place.
// expect: cupel[E010]
// expect: column users.username (User::username) is of type text; `IN` cannot take a value of type integer
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(row_(col<&User::id>, col<&User::username>).in(row_(1, "a"), row_(2, 3)));
#else
constexpr auto q = select<User>().where(row_(col<&User::id>, col<&User::username>).in(row_(1, "a"), row_(2, "3")));
#endif

constexpr auto text = sql<sqlite>(q);
