// An array compares with arrays.
// expect: cupel[E010]: column item.labels (Item::labels) is of type text[]
// expect: cannot take a value of type text with it
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select<Item>().where(col<&Item::labels> == std::string());
#else
const auto q = select<Item>().where(col<&Item::labels> == std::vector<std::string>());
#endif

const auto text = sql<sqlite>(q);
