// A frame that ends before it begins.
// expect: cupel[E103]: the frame ROWS BETWEEN CURRENT ROW AND n PRECEDING
// expect: of a window by column posts.id (Post::id) ends before it begins; name its first row first
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::count().over(order_by(col<&Post::id>).rows(current_row, preceding(2))));
#else
constexpr auto q = select(func::count().over(order_by(col<&Post::id>).rows(preceding(2), current_row)));
#endif

constexpr auto text = sql<sqlite>(q);
