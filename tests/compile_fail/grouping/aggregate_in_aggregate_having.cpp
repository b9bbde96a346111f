// An aggregate inside another aggregate, in HAVING.
// expect: cupel[E033]
// expect: aggregate func::sum of column posts.views (Post::views)
// expect: stands inside another aggregate in HAVING
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q =
    select(col<&Post::author_id>).group_by(col<&Post::author_id>).having(func::avg(func::sum(col<&Post::views>)) > 1.0);
#else
constexpr auto q =
    select(col<&Post::author_id>).group_by(col<&Post::author_id>).having(func::avg(col<&Post::views>) > 1.0);
#endif

constexpr auto text = sql<sqlite>(q);
