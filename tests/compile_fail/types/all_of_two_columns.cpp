// A value is compared with one column.
// expect: cupel[E080]
// expect: the subquery of any_ or all_ of table posts (Post) has more than one column
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select<User>().where(col<&User::age> > all_(select<Post>()));
#else
const auto q = select<User>().where(col<&User::age> > all_(select(col<&Post::views>)));
#endif

const auto text = sql<postgresql>(q);
