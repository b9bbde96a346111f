// Without GROUP BY nothing is left out.
// expect: cupel[E106]: func::grouping of column posts.author_id (Post::author_id)
// expect: stands in a statement without GROUP BY; add .group_by(rollup(...))
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::grouping(col<&Post::author_id>));
#else
constexpr auto q = select(func::grouping(col<&Post::author_id>)).group_by(rollup(col<&Post::author_id>));
#endif

constexpr auto text = sql<postgresql>(q);
