// A window function without a window.
// expect: cupel[E102]: window function func::lag of column posts.title (Post::title)
// expect: stands in SELECT without a window; add .over(order_by(...)), or .over() for all rows
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::lag(col<&Post::title>));
#else
constexpr auto q = select(func::lag(col<&Post::title>).over(order_by(col<&Post::id>)));
#endif

constexpr auto text = sql<sqlite>(q);
