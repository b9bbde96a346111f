// JSON has no largest value.
// expect: cupel[E070]: column item.details (Item::details) of type json is used with max
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::max(col<&Item::details>));
#else
constexpr auto q = select(func::max(col<&Item::name>));
#endif

const auto text = sql<postgresql>(q);
