// Text is no document.
// expect: cupel[E010]: column item.details (Item::details) is of type json; `@>` cannot take a value of type text with it
// expect: ; pass a value of that type
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Item::details>.contains("{}"));
#else
constexpr auto q = select(col<&Item::details>.contains(col<&Item::details>["a"]));
#endif

constexpr auto text = sql<postgresql>(q);
