// A month and thirty days are two texts.
// expect: cupel[E071]: column item.shelf_life (Item::shelf_life) of type interval is used with IN
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Item>().where(col<&Item::shelf_life>.in(interval{.days = 1}, interval{.days = 30}));
#else
constexpr auto q = select<Item>().where(col<&Item::amount>.in(1, 30));
#endif

const auto text = sql<sqlite>(q);
