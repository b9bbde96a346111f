// The same of a window's own keys.
// expect: cupel[E031]: column posts.title (Post::title)
// expect: stands in SELECT and is neither in GROUP BY nor inside an aggregate
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q =
    select(func::rank().over(partition_by(col<&Post::title>).order_by(func::count()))).group_by(col<&Post::author_id>);
#else
constexpr auto q = select(func::rank().over(partition_by(col<&Post::author_id>).order_by(func::count())))
                       .group_by(col<&Post::author_id>);
#endif

constexpr auto text = sql<sqlite>(q);
