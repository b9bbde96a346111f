// A window function inside the window of another.
// expect: cupel[E101]: window function func::rank over column posts.views (Post::views)
// expect: stands inside another window function in ORDER BY; select it in a subquery first
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q =
    select<Post>().order_by(func::row_number().over(order_by(func::rank().over(order_by(col<&Post::views>)))));
#else
constexpr auto q = select<Post>().order_by(func::row_number().over(order_by(col<&Post::views>)));
#endif

constexpr auto text = sql<sqlite>(q);
