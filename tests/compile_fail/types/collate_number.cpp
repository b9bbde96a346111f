// Numbers have one order.
// expect: cupel[E014]
// expect: column posts.views (Post::views) is of type integer; COLLATE takes text only
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().order_by(col<&Post::views>.collate<"C">());
#else
constexpr auto q = select<Post>().order_by(col<&Post::title>.collate<"C">());
#endif

constexpr auto text = sql<sqlite>(q);
