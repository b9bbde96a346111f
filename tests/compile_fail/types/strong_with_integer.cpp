// A strong typedef compares with its own kind.
// expect: cupel[E010]: column item.id (Item::id) is of type item_id
// expect: cannot take a value of type integer with it
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Item>().where(col<&Item::id> == 1);
#else
constexpr auto q = select<Item>().where(col<&Item::id> == item_id{1});
#endif

const auto text = sql<sqlite>(q);
