// Not even to an aggregate.
// expect: cupel[E060]
// expect: aggregate func::max of column posts.views (Post::views)
// expect: where only a column can
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = update<Post>().set(func::max(col<&Post::views>) = 1).where(col<&Post::id> == 1);
#else
constexpr auto q = update<Post>().set(col<&Post::views> = 1).where(col<&Post::id> == 1);
#endif

constexpr auto text = sql<sqlite>(q);
