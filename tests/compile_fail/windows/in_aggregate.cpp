// A window function inside an aggregate.
// expect: cupel[E101]: window function func::row_number over column posts.id (Post::id)
// expect: stands inside an aggregate in SELECT; select it in a subquery first
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::max(func::row_number().over(order_by(col<&Post::id>))));
#else
constexpr auto q = select(func::row_number().over(order_by(col<&Post::id>)));
#endif

constexpr auto text = sql<sqlite>(q);
