// HAVING makes one group.
// expect: cupel[E127]
// expect: FOR UPDATE stands in a SELECT from table posts (Post) that groups or aggregates rows
// expect: select the keys, and lock their rows
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::count()).from<Post>().having(func::count() > 1).for_update();
#else
constexpr auto q = select(col<&Post::id>).for_update();
#endif

constexpr auto text = sql<postgresql>(q);
