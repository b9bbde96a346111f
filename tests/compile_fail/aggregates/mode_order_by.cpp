// The order is that of WITHIN GROUP.
// expect: cupel[E104]: aggregate func::mode of column posts.views (Post::views)
// expect: is given .order_by(...) beside its .within_group(...), which is its order; leave it out
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::mode().within_group(col<&Post::views>).order_by(col<&Post::id>));
#else
constexpr auto q = select(func::mode().within_group(col<&Post::views>));
#endif

constexpr auto text = sql<postgresql>(q);
