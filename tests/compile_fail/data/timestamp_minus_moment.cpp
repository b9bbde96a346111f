// A time without zone and a moment are no difference.
// expect: cupel[E091]: column item.bought (Item::bought) is of type timestamp with time zone; `-`
// expect: or a value of the same type
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Item::bought> - func::now());
#else
constexpr auto q = select(col<&Item::bought> - func::current_timestamp());
#endif

constexpr auto text = sql<sqlite>(q);
