// JSON has no order, ascending neither.
// expect: cupel[E070]: column item.details (Item::details) of type json is used with ORDER BY
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Item>().order_by(col<&Item::details>);
#else
constexpr auto q = select<Item>().order_by(col<&Item::name>);
#endif

const auto text = sql<sqlite>(q);
