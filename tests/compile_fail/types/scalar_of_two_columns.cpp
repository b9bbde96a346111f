// A value has one column.
// expect: cupel[E080]
// expect: a scalar subquery of table posts (Post) has more than one column
// expect: ; select one column there
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::id> == scalar(select(col<&Post::author_id>, col<&Post::id>)));
#else
constexpr auto q = select<User>().where(col<&User::id> == scalar(select(col<&Post::author_id>)));
#endif

constexpr auto text = sql<sqlite>(q);
