// The rules hold inside a subquery.
// expect: cupel[E031]
// expect: column posts.author_id (Post::author_id)
// expect: stands in SELECT and is neither in GROUP BY
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::id>.in(select(col<&Post::author_id>).group_by(col<&Post::state>)));
#else
constexpr auto q = select<User>().where(
    col<&User::id>.in(select(col<&Post::author_id>).group_by(col<&Post::author_id>).having(func::count() > 3)));
#endif

constexpr auto text = sql<sqlite>(q);
