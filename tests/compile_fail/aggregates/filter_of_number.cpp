// FILTER takes a condition.
// expect: cupel[E011]: column posts.views (Post::views)
// expect: stands where FILTER needs a condition; compare it with something
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::count().filter(col<&Post::views>)).from<Post>();
#else
constexpr auto q = select(func::count().filter(col<&Post::views> > 0)).from<Post>();
#endif

constexpr auto text = sql<sqlite>(q);
