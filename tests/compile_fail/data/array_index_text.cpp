// An index is a number.
// expect: cupel[E095]: column item.labels (Item::labels) of type text[] has no element at an index of type text
// expect: ; pass an integer, counted from 0
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Item::labels>["0"]);
#else
constexpr auto q = select(col<&Item::labels>[0]);
#endif

constexpr auto text = sql<sqlite>(q);
