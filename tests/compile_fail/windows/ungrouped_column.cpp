// Windows are over groups where there are some: a column that is no key has no value there.
// expect: cupel[E031]: column posts.views (Post::views)
// expect: stands in SELECT and is neither in GROUP BY nor inside an aggregate; add it to .group_by(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Post::author_id>, func::sum(col<&Post::views>).over()).group_by(col<&Post::author_id>);
#else
constexpr auto q =
    select(col<&Post::author_id>, func::sum(func::sum(col<&Post::views>)).over()).group_by(col<&Post::author_id>);
#endif

constexpr auto text = sql<sqlite>(q);
