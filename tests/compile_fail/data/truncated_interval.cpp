// Intervals have no beginning.
// expect: cupel[E090]: column item.shelf_life (Item::shelf_life) is of type interval, and func::date_trunc<day> takes dates and timestamps
// expect: ; cast<cupel::timestamp>(...) it
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::date_trunc<"day">(col<&Item::shelf_life>));
#else
constexpr auto q = select(func::date_trunc<"day">(col<&Item::bought>));
#endif

constexpr auto text = sql<sqlite>(q);
