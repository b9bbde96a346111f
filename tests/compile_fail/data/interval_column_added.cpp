// SQLite keeps intervals as text.
// expect: cupel[E092]: column item.shelf_life (Item::shelf_life) of type interval is used with +
// expect: or pass the interval as a value
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Item::bought> + col<&Item::shelf_life>);
#else
constexpr auto q = select(col<&Item::bought> + interval{1, 0, 0});
#endif

constexpr auto text = sql<sqlite>(q);
