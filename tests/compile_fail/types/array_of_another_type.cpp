// Arrays of different types do not compare.
// expect: cupel[E010]: column item.labels (Item::labels) is of type text[]
// expect: cannot take a value of type integer[] with it
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select<Item>().where(col<&Item::labels> == std::vector<std::int32_t>());
#else
const auto q = select<Item>().where(col<&Item::labels> == std::vector<std::string>());
#endif

const auto text = sql<sqlite>(q);
