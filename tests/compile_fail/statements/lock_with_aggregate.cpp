// Nor is an aggregate.
// expect: cupel[E127]
// expect: FOR SHARE stands in a SELECT from table posts (Post) that groups or aggregates rows
// expect: select the keys, and lock their rows
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::max(col<&Post::views>)).for_share();
#else
constexpr auto q = select(col<&Post::views>).for_share();
#endif

constexpr auto text = sql<postgresql>(q);
