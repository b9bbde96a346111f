// A percentile of what?
// expect: cupel[E102]: aggregate func::percentile_cont of a SELECT from table posts (Post)
// expect: stands in SELECT without an order; add .within_group(key)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::percentile_cont(0.5)).from<Post>();
#else
constexpr auto q = select(func::percentile_cont(0.5).within_group(col<&Post::views>)).from<Post>();
#endif

constexpr auto text = sql<postgresql>(q);
