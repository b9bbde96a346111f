// JSON has no order.
// expect: cupel[E070]: column item.details (Item::details) of type json is used with ORDER BY
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select(func::count().over(order_by(col<&Item::details>)));
#else
const auto q = select(func::count().over(order_by(col<&Item::name>)));
#endif

constexpr auto text = sql<postgresql>(q);
