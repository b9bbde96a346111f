// SQLite keeps an array as text.
// expect: cupel[E082]
// expect: column item.name (Item::name) stands before = ANY, which sqlite does not have
// expect: ; keep the values in a table of their own
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select<Item>().where(col<&Item::name> == any_(col<&Item::labels>));
#else
const auto q = select<Item>().where(col<&Item::name> == "x");
#endif

const auto text = sql<sqlite>(q);
