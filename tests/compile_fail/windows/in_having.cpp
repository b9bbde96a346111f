// A window function in HAVING.
// expect: cupel[E100]: window function func::sum over column posts.views (Post::views)
// expect: stands in HAVING, which is worked out before there are windows; select it in a subquery and state the condition around that
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Post::author_id>)
                       .group_by(col<&Post::author_id>)
                       .having(func::sum(func::sum(col<&Post::views>)).over() > 9);
#else
constexpr auto q =
    select(col<&Post::author_id>).group_by(col<&Post::author_id>).having(func::sum(col<&Post::views>) > 9);
#endif

constexpr auto text = sql<sqlite>(q);
