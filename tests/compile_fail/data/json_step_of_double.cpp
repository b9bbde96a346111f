// A fraction is neither a key nor an index.
// expect: cupel[E093]: column item.details (Item::details) of type json is asked for a key of type double precision
// expect: ; pass text for a key of an object
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Item::details>[1.5]);
#else
constexpr auto q = select(col<&Item::details>[1]);
#endif

constexpr auto text = sql<sqlite>(q);
