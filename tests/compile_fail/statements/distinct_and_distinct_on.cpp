// One of the two.
// expect: cupel[E129]
// expect: DISTINCT ON of a SELECT from table posts (Post) stands beside DISTINCT
// expect: leave out .distinct()
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().distinct().distinct_on(col<&Post::author_id>);
#else
constexpr auto q = select<Post>().distinct_on(col<&Post::author_id>);
#endif

constexpr auto text = sql<postgresql>(q);
