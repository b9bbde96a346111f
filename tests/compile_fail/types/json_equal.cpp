// SQLite would compare the texts of JSON.
// expect: cupel[E071]: column item.details (Item::details) of type json is used with =
// expect: compare in the program
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Item>().where(col<&Item::details> == col<&Item::details>);
#else
constexpr auto q = select<Item>().where(col<&Item::details>.is_not_null());
#endif

const auto text = sql<sqlite>(q);
