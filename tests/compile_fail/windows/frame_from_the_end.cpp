// A frame that begins behind the last row.
// expect: cupel[E103]: the frame GROUPS BETWEEN UNBOUNDED FOLLOWING AND CURRENT ROW
// expect: of a window by column posts.id (Post::id) ends before it begins
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::count().over(order_by(col<&Post::id>).groups(unbounded_following)));
#else
constexpr auto q = select(func::count().over(order_by(col<&Post::id>).groups(unbounded_preceding)));
#endif

constexpr auto text = sql<sqlite>(q);
