// JSON has no order.
// expect: cupel[E070]
// expect: column item.details (Item::details) of type json is used with greatest, but JSON has no order
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::greatest(col<&Item::details>, col<&Item::details>));
#else
constexpr auto q = select(func::greatest(col<&Item::name>, col<&Item::name>));
#endif

constexpr auto text = sql<sqlite>(q);
