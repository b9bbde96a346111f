// An aggregate over a window is no aggregate of groups, but no value of a single row either.
// expect: cupel[E100]: window function func::sum over column posts.views (Post::views)
// expect: stands in WHERE
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q =
    select(col<&Post::id>).where(func::sum(col<&Post::views>).over(partition_by(col<&Post::author_id>)) > 9);
#else
constexpr auto q = select(func::sum(col<&Post::views>).over(partition_by(col<&Post::author_id>)) > 9);
#endif

constexpr auto text = sql<sqlite>(q);
