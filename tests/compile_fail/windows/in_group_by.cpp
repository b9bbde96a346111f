// A window function in GROUP BY.
// expect: cupel[E100]: window function func::first_value over column posts.title (Post::title)
// expect: stands in GROUP BY, where there are no windows; select it in a subquery
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::count()).from<Post>().group_by(func::first_value(col<&Post::title>).over());
#else
constexpr auto q = select(func::count()).from<Post>().group_by(col<&Post::title>);
#endif

constexpr auto text = sql<sqlite>(q);
