// The values of an array have a type.
// expect: cupel[E010]
// expect: column item.labels (Item::labels) is of type text
// expect: cannot take column item.amount (Item::amount) of type integer
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select<Item>().where(col<&Item::amount> == any_(col<&Item::labels>));
#else
const auto q = select<Item>().where(col<&Item::name> == any_(col<&Item::labels>));
#endif

const auto text = sql<postgresql>(q);
