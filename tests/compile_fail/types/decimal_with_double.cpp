// A double is no exact number.
// expect: cupel[E010]: column item.price (Item::price) is of type numeric
// expect: cannot take a value of type double precision with it
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Item>().where(col<&Item::price> > 0.5);
#else
const auto q = select<Item>().where(col<&Item::price> > decimal("0.5"));
#endif

const auto text = sql<postgresql>(q);
