// func::grouping speaks of keys.
// expect: cupel[E106]: column posts.views (Post::views) stands in func::grouping of a SELECT from table posts (Post)
// expect: but is no key of its GROUP BY; name a key as .group_by(...) has it
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q =
    select(col<&Post::id>, func::grouping(col<&Post::views>)).group_by(col<&Post::id>, rollup(col<&Post::author_id>));
#else
constexpr auto q = select(col<&Post::id>, func::grouping(col<&Post::author_id>))
                       .group_by(col<&Post::id>, rollup(col<&Post::author_id>));
#endif

constexpr auto text = sql<postgresql>(q);
