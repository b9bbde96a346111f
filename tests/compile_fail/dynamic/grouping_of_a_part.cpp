// An optional column beside an aggregate.
// expect: cupel[E030]
// expect: column users.age (User::age)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select(func::count()).from<User>().select_if(true, col<&User::age>);
#else
const auto q = select(func::count()).from<User>().select_if(true, func::max(col<&User::age>));
#endif

const auto text = sql<sqlite>(q);
