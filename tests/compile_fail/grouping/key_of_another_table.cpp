// The key of one table does not determine the columns of another.
// expect: cupel[E031]
// expect: column posts.title (Post::title)
// expect: stands in SELECT and is neither in GROUP BY nor inside an aggregate
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::username>, col<&Post::title>).from<User>().join<Post>().group_by(col<&User::id>);
#else
constexpr auto q =
    select(col<&User::username>, func::min(col<&Post::title>)).from<User>().join<Post>().group_by(col<&User::id>);
#endif

constexpr auto text = sql<sqlite>(q);
