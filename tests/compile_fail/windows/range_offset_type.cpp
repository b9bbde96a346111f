// The offset has the type that is added to the key.
// expect: cupel[E103]: the frame RANGE BETWEEN n PRECEDING AND CURRENT ROW
// expect: of a window by column posts.views (Post::views) has an offset of another type than its key; pass an integer
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::count().over(order_by(col<&Post::views>).range(preceding(1.5))));
#else
constexpr auto q = select(func::count().over(order_by(col<&Post::views>).range(preceding(1))));
#endif

constexpr auto text = sql<sqlite>(q);
