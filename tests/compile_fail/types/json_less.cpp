// JSON has no order to compare by.
// expect: cupel[E070]: column item.details (Item::details) of type json is used with <
// expect: but JSON has no order
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Item>().where(col<&Item::details> < col<&Item::details>);
#else
constexpr auto q = select<Item>().where(col<&Item::details> == col<&Item::details>);
#endif

const auto text = sql<postgresql>(q);
