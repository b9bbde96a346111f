// An index is no key.
// expect: cupel[E093]: column item.details (Item::details) of type json is asked for a key of type integer
// expect: ; pass text
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Item::details>.has_key(1));
#else
constexpr auto q = select(col<&Item::details>.has_key("1"));
#endif

constexpr auto text = sql<sqlite>(q);
