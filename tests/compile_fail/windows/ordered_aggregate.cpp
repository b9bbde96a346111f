// The order of a window is the window's.
// expect: cupel[E104]: aggregate func::string_agg of column posts.title (Post::title)
// expect: is given .over(...) beside .order_by(...); give the order to the window, as in .over(order_by(...))
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::string_agg(col<&Post::title>, ",").order_by(col<&Post::id>).over());
#else
constexpr auto q = select(func::string_agg(col<&Post::title>, ",").over(order_by(col<&Post::id>)));
#endif

constexpr auto text = sql<sqlite>(q);
