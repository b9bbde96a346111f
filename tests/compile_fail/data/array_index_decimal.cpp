// An index is a whole number.
// expect: cupel[E095]: column item.labels (Item::labels) of type text[] has no element at an index of type numeric
// expect: ; pass an integer
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Item::labels>[col<&Item::price>]);
#else
constexpr auto q = select(col<&Item::labels>[col<&Item::amount>]);
#endif

constexpr auto text = sql<sqlite>(q);
