// SQLite computes with doubles.
// expect: cupel[E074]: column item.price (Item::price) of type numeric is used with -
// expect: compute in the program
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Item>().where(col<&Item::price> - col<&Item::cost> > 1);
#else
constexpr auto q = select<Item>().where(col<&Item::price> > col<&Item::cost>);
#endif

const auto text = sql<sqlite>(q);
