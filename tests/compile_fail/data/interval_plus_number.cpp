// A number has no unit.
// expect: cupel[E091]: column item.shelf_life (Item::shelf_life) is of type interval; `+` cannot take a value of type
// expect: ; pass an interval, or a date or a timestamp on the left side
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Item::shelf_life> + 2);
#else
constexpr auto q = select(col<&Item::shelf_life> * 2);
#endif

constexpr auto text = sql<postgresql>(q);
