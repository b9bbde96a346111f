// The first row of each author is not the first by title.
// expect: cupel[E129]
// expect: DISTINCT ON of a SELECT from table posts (Post) does not match ORDER BY
// expect: begin .order_by(...) with the keys of .distinct_on(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().distinct_on(col<&Post::author_id>).order_by(col<&Post::title>, col<&Post::author_id>);
#else
constexpr auto q = select<Post>().distinct_on(col<&Post::author_id>).order_by(col<&Post::author_id>, col<&Post::title>);
#endif

constexpr auto text = sql<postgresql>(q);
