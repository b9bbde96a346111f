// Nothing can be added to a text.
// expect: cupel[E103]: the frame RANGE BETWEEN n PRECEDING AND n FOLLOWING
// expect: of a window by column posts.title (Post::title) is measured in values of its key, to which nothing can be added; order by a number or a time, or take .rows(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::count().over(order_by(col<&Post::title>).range(preceding(1), following(1))));
#else
constexpr auto q = select(func::count().over(order_by(col<&Post::title>).rows(preceding(1), following(1))));
#endif

constexpr auto text = sql<sqlite>(q);
