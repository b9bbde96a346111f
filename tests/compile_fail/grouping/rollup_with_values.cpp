// A key with values.
// expect: cupel[E034]: an expression of column posts.views (Post::views)
// expect: with values stands in GROUP BY of a SELECT from table posts (Post)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::count()).from<Post>().group_by(rollup(col<&Post::views> / 10));
#else
constexpr auto q =
    select((col<&Post::views> / 10).as<"tens">(), func::count()).from<Post>().group_by(rollup(label<"tens">));
#endif

constexpr auto text = sql<postgresql>(q);
