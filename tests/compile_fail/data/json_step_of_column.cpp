// A decimal is neither a key nor an index.
// expect: cupel[E093]: column item.details (Item::details) of type json is asked for a key of type numeric
// expect: or an integer for an element
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Item::details>[col<&Item::price>]);
#else
constexpr auto q = select(col<&Item::details>[col<&Item::amount>]);
#endif

constexpr auto text = sql<sqlite>(q);
