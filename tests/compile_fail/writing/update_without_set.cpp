// An UPDATE of nothing.
// expect: cupel[E056]
// expect: UPDATE of table users (User) sets nothing
// expect: add .set(col<&User::username> = value)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = update<User>().where(col<&User::id> == 1);
#else
constexpr auto q = update<User>().set(col<&User::is_active> = false).where(col<&User::id> == 1);
#endif

constexpr auto text = sql<sqlite>(q);
