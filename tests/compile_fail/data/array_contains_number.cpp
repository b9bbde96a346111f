// A number is no element of texts.
// expect: cupel[E010]: an element of column item.labels (Item::labels) is of type text;
// expect: ; pass a value of that type
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select(col<&Item::id>).where(col<&Item::labels>.contains(1));
#else
const auto q = select(col<&Item::id>).where(col<&Item::labels>.contains("1"));
#endif

const auto text = sql<sqlite>(q);
