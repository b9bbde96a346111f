// SQLite keeps decimals as text, to which nothing can be added.
// expect: cupel[E107]: RANGE with an offset in a window by column item.price (Item::price)
// expect: of type numeric, which this database keeps as text; take .rows(...) or .groups(...)
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select(func::count().over(order_by(col<&Item::price>).range(preceding(1))));
const auto text = sql<sqlite>(q);
#else
const auto q = select(func::count().over(order_by(col<&Item::price>).range(preceding(1))));
const auto text = sql<postgresql>(q);
#endif
