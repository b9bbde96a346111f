// DISTINCT makes one row of several.
// expect: cupel[E127]
// expect: FOR UPDATE stands in a SELECT from table posts (Post) that has DISTINCT
// expect: select the keys, and lock their rows
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Post::author_id>).distinct().for_update();
#else
constexpr auto q = select(col<&Post::author_id>).for_update();
#endif

constexpr auto text = sql<postgresql>(q);
