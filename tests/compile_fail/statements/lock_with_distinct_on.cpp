// DISTINCT ON too.
// expect: cupel[E127]
// expect: FOR KEY SHARE stands in a SELECT from table posts (Post) that has DISTINCT
// expect: select the keys, and lock their rows
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Post::author_id>).distinct_on(col<&Post::author_id>).for_key_share();
#else
constexpr auto q = select(col<&Post::author_id>).for_key_share();
#endif

constexpr auto text = sql<postgresql>(q);
