// A decimal beside an integer would lose its fraction.
// expect: cupel[E012]: column item.amount (Item::amount) is of type integer
// expect: would lose its fraction
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select<Item>().where(col<&Item::amount> > decimal("0.5"));
#else
const auto q = select<Item>().where(col<&Item::price> > decimal("0.5"));
#endif

const auto text = sql<postgresql>(q);
