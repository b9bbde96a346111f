// An outer query that refers to a table of its subquery.
// expect: cupel[E001]
// expect: column posts.title (Post::title)
// expect: is used in ORDER BY
// expect: add .join<Post>()
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::id>.in(select(col<&Post::author_id>))).order_by(col<&Post::title>);
#else
constexpr auto q =
    select<User>().where(col<&User::id>.in(select(col<&Post::author_id>))).order_by(col<&User::username>);
#endif

constexpr auto text = sql<sqlite>(q);
