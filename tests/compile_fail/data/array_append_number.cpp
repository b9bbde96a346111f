// A number is no element of texts.
// expect: cupel[E010]: an element of column item.labels (Item::labels)
// expect: cannot take a value of type integer with it; pass a value of that type
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select(func::array_append(col<&Item::labels>, 1));
#else
const auto q = select(func::array_append(col<&Item::labels>, "1"));
#endif

const auto text = sql<sqlite>(q);
