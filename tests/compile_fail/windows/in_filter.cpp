// A window function in FILTER.
// expect: cupel[E101]: window function func::rank over column posts.views (Post::views)
// expect: stands inside an aggregate in SELECT; select it in a subquery first
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::sum(col<&Post::views>).filter(func::rank().over(order_by(col<&Post::views>)) < 3));
#else
constexpr auto q = select(func::sum(col<&Post::views>).filter(col<&Post::views> < 3));
#endif

constexpr auto text = sql<sqlite>(q);
