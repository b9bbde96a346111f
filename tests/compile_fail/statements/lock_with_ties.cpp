// SKIP LOCKED would leave ties out.
// expect: cupel[E127]
// expect: FOR UPDATE stands in a SELECT from table posts (Post) that takes rows WITH TIES
// expect: select the keys, and lock their rows
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().order_by(col<&Post::views>).fetch_with_ties(3).for_update().skip_locked();
#else
constexpr auto q = select<Post>().order_by(col<&Post::views>).fetch_with_ties(3).for_update();
#endif

constexpr auto text = sql<postgresql>(q);
