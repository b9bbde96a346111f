// SQLite negates a double.
// expect: cupel[E074]: column item.price (Item::price) of type numeric is used with -
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(-col<&Item::price>);
#else
constexpr auto q = select(-col<&Item::amount>);
#endif

const auto text = sql<sqlite>(q);
