// Nothing is aggregated by a window.
// expect: cupel[E035]: HAVING on column posts.views (Post::views)
// expect: stands in a SELECT from table posts (Post) that neither groups nor aggregates; move the condition to .where(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::sum(col<&Post::views>).over()).having(col<&Post::views> > 3);
#else
constexpr auto q = select(func::sum(col<&Post::views>).over()).where(col<&Post::views> > 3);
#endif

constexpr auto text = sql<sqlite>(q);
