// A part of WHERE that is no condition.
// expect: cupel[E011]
// expect: column users.age (User::age)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select<User>().where_if(true, col<&User::age>);
#else
const auto q = select<User>().where_if(true, col<&User::age> > 3);
#endif

const auto text = sql<sqlite>(q);
