// A window function inside another.
// expect: cupel[E101]: window function func::lag over column posts.views (Post::views)
// expect: stands inside another window function in SELECT; select it in a subquery first
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::sum(func::lag(col<&Post::views>).over()).over());
#else
constexpr auto q = select(func::sum(func::max(col<&Post::views>)).over());
#endif

constexpr auto text = sql<sqlite>(q);
