// Numbers are no texts.
// expect: cupel[E010]: column item.labels (Item::labels) is of type text[]; `@>` cannot take a value of type integer[]
// expect: ; pass a value of that type
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select(col<&Item::id>).where(col<&Item::labels>.contains(std::vector<int>{1}));
#else
const auto q = select(col<&Item::id>).where(col<&Item::labels>.contains(std::vector<std::string>{"1"}));
#endif

const auto text = sql<sqlite>(q);
