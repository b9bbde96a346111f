// A second FILTER.
// expect: cupel[E104]: aggregate func::sum of column posts.views (Post::views)
// expect: is given .filter(...) twice; combine the two with && in one .filter(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::sum(col<&Post::views>).filter(col<&Post::id> > 1).filter(col<&Post::id> < 9));
#else
constexpr auto q = select(func::sum(col<&Post::views>).filter(col<&Post::id> > 1 && col<&Post::id> < 9));
#endif

constexpr auto text = sql<sqlite>(q);
