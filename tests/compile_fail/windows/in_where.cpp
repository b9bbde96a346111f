// A window function in WHERE.
// expect: cupel[E100]: window function func::rank over column posts.views (Post::views)
// expect: stands in WHERE, which is worked out before there are windows; select it in a subquery and state the condition around that
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(func::rank().over(order_by(col<&Post::views>)) < 4);
#else
constexpr auto q = select(col<&Post::id>, func::rank().over(order_by(col<&Post::views>)));
#endif

constexpr auto text = sql<sqlite>(q);
