// SELECT DISTINCT ordered by a window that it does not select.
// expect: cupel[E036]: window function func::rank over column posts.views (Post::views)
// expect: stands in ORDER BY of SELECT DISTINCT, but not in its select list
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Post::author_id>).distinct().order_by(func::rank().over(order_by(col<&Post::views>)));
#else
constexpr auto q = select(func::rank().over(order_by(col<&Post::views>)))
                       .distinct()
                       .order_by(func::rank().over(order_by(col<&Post::views>)));
#endif

constexpr auto text = sql<sqlite>(q);
