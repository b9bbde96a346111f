// The values have a type.
// expect: cupel[E010]
// expect: the subquery of table posts (Post) is of type text
// expect: cannot take column users.age (User::age) of type integer
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select<User>().where(col<&User::age> == any_(select(col<&Post::title>)));
#else
const auto q = select<User>().where(col<&User::age> == any_(select(col<&Post::views>)));
#endif

const auto text = sql<postgresql>(q);
