// Rows are counted in whole numbers.
// expect: cupel[E103]: the frame ROWS BETWEEN n PRECEDING AND CURRENT ROW
// expect: of a window by column posts.views (Post::views) counts rows or groups; pass an integer
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::count().over(order_by(col<&Post::views>).rows(preceding(1.5))));
#else
constexpr auto q = select(func::count().over(order_by(col<&Post::views>).rows(preceding(1))));
#endif

constexpr auto text = sql<sqlite>(q);
