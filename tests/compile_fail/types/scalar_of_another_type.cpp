// A subquery has the type of its column.
// expect: cupel[E010]
// expect: column users.username (User::username) is of type text
// expect: cannot take a scalar subquery of table posts (Post) of type bigint
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::username> == scalar(select(col<&Post::author_id>)));
#else
constexpr auto q = select<User>().where(col<&User::username> == scalar(select(col<&Post::title>)));
#endif

constexpr auto text = sql<sqlite>(q);
