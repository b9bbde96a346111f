// SQLite adds doubles.
// expect: cupel[E074]: column item.price (Item::price) of type numeric is used with sum
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::sum(col<&Item::price>));
#else
constexpr auto q = select(func::max(col<&Item::price>));
#endif

const auto text = sql<sqlite>(q);
