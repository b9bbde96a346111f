// RANGE counts from the value of one key.
// expect: cupel[E103]: the frame RANGE BETWEEN n PRECEDING AND CURRENT ROW
// expect: of a window by column posts.views (Post::views) counts from the value of one key; say .order_by(key) with one key before .range(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::count().over(order_by(col<&Post::views>, col<&Post::id>).range(preceding(1))));
#else
constexpr auto q = select(func::count().over(order_by(col<&Post::views>).range(preceding(1))));
#endif

constexpr auto text = sql<sqlite>(q);
