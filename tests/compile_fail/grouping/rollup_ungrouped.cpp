// A column that is in no set of keys.
// expect: cupel[E031]: column posts.views (Post::views)
// expect: stands in SELECT and is neither in GROUP BY nor inside an aggregate
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Post::views>, func::count()).group_by(rollup(col<&Post::author_id>));
#else
constexpr auto q = select(col<&Post::author_id>, func::count()).group_by(rollup(col<&Post::author_id>));
#endif

constexpr auto text = sql<postgresql>(q);
