// Rows in an order are no window.
// expect: cupel[E104]: aggregate func::mode of column posts.views (Post::views)
// expect: is given .over(...) beside .within_group(...), which no window has; aggregate in a subquery
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::mode().within_group(col<&Post::views>).over());
#else
constexpr auto q = select(func::mode().within_group(col<&Post::views>));
#endif

constexpr auto text = sql<postgresql>(q);
