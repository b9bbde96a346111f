// WHERE sees single rows.
// expect: cupel[E106]: func::grouping of column posts.author_id (Post::author_id)
// expect: stands where there are no groups yet; move it to the select list, .having(...) or .order_by(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::count())
                       .from<Post>()
                       .where(func::grouping(col<&Post::author_id>) == 0)
                       .group_by(rollup(col<&Post::author_id>));
#else
constexpr auto q = select(func::count())
                       .from<Post>()
                       .group_by(rollup(col<&Post::author_id>))
                       .having(func::grouping(col<&Post::author_id>) == 0);
#endif

constexpr auto text = sql<postgresql>(q);
