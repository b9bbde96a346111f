// A join that is given a condition and no table.
// expect: cupel[E662]: a join with a condition on column posts.author_id (Post::author_id) names no table; write .join<T>(condition), or .join(alias, condition)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().join(col<&Post::author_id> == col<&User::id>);
#else
constexpr auto q = select<Post>().join<User>(col<&Post::author_id> == col<&User::id>);
#endif

constexpr auto text = sql<sqlite>(q);
