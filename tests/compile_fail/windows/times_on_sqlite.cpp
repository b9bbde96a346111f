// SQLite keeps times as text, to which nothing can be added.
// expect: cupel[E107]: RANGE with an offset in a window by column posts.published_at (Post::published_at)
// expect: of type timestamp, which this database keeps as text; take .rows(...) or .groups(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::count().over(order_by(col<&Post::published_at>).range(preceding(interval{.days = 7}))));
#else
constexpr auto q = select(func::count().over(order_by(col<&Post::published_at>).rows(preceding(7))));
#endif

constexpr auto text = sql<sqlite>(q);
