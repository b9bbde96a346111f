// A decimal is text on SQLite, an integer is none.
// expect: cupel[E073]: column item.amount (Item::amount) of type integer is used with >
// expect: cast<cupel::decimal>(...) it
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Item>().where(col<&Item::price> > col<&Item::amount>);
#else
constexpr auto q = select<Item>().where(col<&Item::price> > cast<decimal>(col<&Item::amount>));
#endif

const auto text = sql<sqlite>(q);
