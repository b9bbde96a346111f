// JSON has no order, in any database.
// expect: cupel[E070]: column item.details (Item::details) of type json is used with ORDER BY
// expect: but JSON has no order
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Item>().order_by(col<&Item::details>.desc());
#else
constexpr auto q = select<Item>().order_by(col<&Item::name>.desc());
#endif

const auto text = sql<postgresql>(q);
