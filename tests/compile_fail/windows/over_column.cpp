// OVER takes a window.
// expect: cupel[E104]: aggregate func::sum of column posts.views (Post::views)
// expect: is given .over(...) with what is no window; pass partition_by(...), order_by(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::sum(col<&Post::views>).over(col<&Post::author_id>));
#else
constexpr auto q = select(func::sum(col<&Post::views>).over(partition_by(col<&Post::author_id>)));
#endif

constexpr auto text = sql<sqlite>(q);
