// Without an order all rows tie.
// expect: cupel[E129]
// expect: WITH TIES of a SELECT from table posts (Post) has no ORDER BY
// expect: add .order_by(...), or write .limit(count)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().fetch_with_ties(3);
#else
constexpr auto q = select<Post>().order_by(col<&Post::views>).fetch_with_ties(3);
#endif

constexpr auto text = sql<postgresql>(q);
