// A moment is no time of a clock on some wall.
// expect: cupel[E010]: column item.bought (Item::bought) is of type timestamp with time zone
// expect: cannot take a value of type timestamp with it
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Item>().where(col<&Item::bought> < timestamp());
#else
constexpr auto q = select<Item>().where(col<&Item::bought> < timestamptz());
#endif

const auto text = sql<sqlite>(q);
