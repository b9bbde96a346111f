// The text of an interval sorts as text.
// expect: cupel[E071]: column item.shelf_life (Item::shelf_life) of type interval is used with BETWEEN
// expect: order in the program
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Item>().where(col<&Item::shelf_life>.between(interval{}, interval{.days = 1}));
#else
constexpr auto q = select<Item>().where(col<&Item::shelf_life>.is_null());
#endif

const auto text = sql<sqlite>(q);
