// A number is no bound: it could be before or behind.
// expect: cupel[E103]: the frame ROWS of a window by column posts.id (Post::id) is given no bound
// expect: pass unbounded_preceding, preceding(n), current_row, following(n) or unbounded_following
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::count().over(order_by(col<&Post::id>).rows(2)));
#else
constexpr auto q = select(func::count().over(order_by(col<&Post::id>).rows(preceding(2))));
#endif

constexpr auto text = sql<sqlite>(q);
