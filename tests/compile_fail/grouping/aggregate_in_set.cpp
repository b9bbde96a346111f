// An aggregate in SET.
// expect: cupel[E032]
// expect: aggregate func::max of column posts.views (Post::views)
// expect: stands in SET, which sees single rows; compute it in a subquery
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = update<Post>().set(col<&Post::views> = func::max(col<&Post::views>) + 1).where(col<&Post::id> == 1);
#else
constexpr auto q = update<Post>().set(col<&Post::views> = col<&Post::views> + 1).where(col<&Post::id> == 1);
#endif

constexpr auto text = sql<sqlite>(q);
