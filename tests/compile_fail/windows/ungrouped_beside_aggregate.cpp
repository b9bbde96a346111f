// An aggregate beside it groups the whole result; the window does not.
// expect: cupel[E030]: column posts.views (Post::views)
// expect: stands in SELECT beside an aggregate of the whole result
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::count(), func::sum(col<&Post::views>).over());
#else
constexpr auto q = select(func::count().over(), func::sum(col<&Post::views>).over());
#endif

constexpr auto text = sql<sqlite>(q);
