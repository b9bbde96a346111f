// Text is no document.
// expect: cupel[E010]: column item.details (Item::details) is of type json; `<@` cannot take a value of type text with it
// expect: ; pass a value of that type
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Item::details>.contained_by("{}"));
#else
constexpr auto q = select(col<&Item::details>["a"].contained_by(col<&Item::details>));
#endif

constexpr auto text = sql<postgresql>(q);
