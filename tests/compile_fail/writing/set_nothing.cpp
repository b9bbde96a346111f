// An empty SET.
// expect: cupel[E056]
// expect: .set() of table users sets nothing
// expect: write col<&User::username> = value into it
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = update<User>().set().where(col<&User::id> == 1);
#else
constexpr auto q = update<User>().set(col<&User::is_active> = false).where(col<&User::id> == 1);
#endif

constexpr auto text = sql<sqlite>(q);
