// An UPDATE whose conditions may all be left out.
// expect: cupel[E137]
// expect: UPDATE of table users (User) has optional conditions alone
// expect: .where(col<&User::id> == value), or .all_rows()
#include "../models.hpp"

using namespace cupel;

constexpr auto off = update<User>().set(col<&User::is_active> = false);

#ifdef MUST_FAIL
constexpr auto q = off.where_if(true, col<&User::age> > 99);
#else
constexpr auto q = off.where_if(true, col<&User::age> > 99).where(col<&User::id> > 1);
#endif

const auto text = sql<sqlite>(q);
