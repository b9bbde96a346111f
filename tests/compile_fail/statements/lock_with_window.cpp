// A window sees more rows than are locked.
// expect: cupel[E127]
// expect: FOR UPDATE stands in a SELECT from table posts (Post) that has a window function
// expect: select the keys, and lock their rows
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Post::id>, func::row_number().over(order_by(col<&Post::id>)).as<"n">()).for_update();
#else
constexpr auto q = select(col<&Post::id>).for_update();
#endif

constexpr auto text = sql<postgresql>(q);
