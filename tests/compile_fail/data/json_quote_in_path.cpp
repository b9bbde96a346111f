// SQLite's paths have no quote.
// expect: cupel[E092]: column item.details (Item::details) of type json is used with a path with a quote in a key, which no path of SQLite can have
// expect: ; rename the key
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Item::details>.path<"\"a\"">());
#else
constexpr auto q = select(col<&Item::details>.path<"a">());
#endif

constexpr auto text = sql<sqlite>(q);
