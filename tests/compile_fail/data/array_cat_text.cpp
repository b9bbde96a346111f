// A text is no array.
// expect: cupel[E010]: column item.labels (Item::labels) is of type text[]; `||` cannot take a value of type text
// expect: ; pass a value of that type
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select(func::array_cat(col<&Item::labels>, "a"));
#else
const auto q = select(func::array_append(col<&Item::labels>, "a"));
#endif

const auto text = sql<sqlite>(q);
