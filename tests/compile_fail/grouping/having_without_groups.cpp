// HAVING where nothing is grouped or aggregated.
// expect: cupel[E035]
// expect: HAVING on column users.age (User::age) stands in a SELECT from table users (User) that neither groups nor aggregates; move the condition to .where(...), or add .group_by(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().having(col<&User::age> > 30);
#else
constexpr auto q = select<User>().where(col<&User::age> > 30);
#endif

constexpr auto text = sql<sqlite>(q);
