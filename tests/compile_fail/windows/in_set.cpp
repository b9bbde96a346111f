// A window function in SET.
// expect: cupel[E100]: window function func::max over column posts.views (Post::views)
// expect: stands in SET, where there are no windows; select it in a subquery
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = update<Post>().set(col<&Post::views> = coalesce(func::max(col<&Post::views>).over(), 0)).all_rows();
#else
constexpr auto q = update<Post>().set(col<&Post::views> = coalesce(col<&Post::views>, 0)).all_rows();
#endif

constexpr auto text = sql<sqlite>(q);
