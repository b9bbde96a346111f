// SQLite would make a double of it.
// expect: cupel[E074]:
// expect: func::abs of column item.price (Item::price) of type numeric is used with abs
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::abs(col<&Item::price>));
#else
constexpr auto q = select(func::abs(col<&Item::amount>));
#endif

const auto text = sql<sqlite>(q);
