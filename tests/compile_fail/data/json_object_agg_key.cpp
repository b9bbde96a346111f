// Keys are text.
// expect: cupel[E016]: column item.amount (Item::amount) of type integer is argument 1 of func::json_object_agg
// expect: ; pass what it takes there
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::json_object_agg(col<&Item::amount>, col<&Item::name>));
#else
constexpr auto q = select(func::json_object_agg(col<&Item::name>, col<&Item::amount>));
#endif

constexpr auto text = sql<sqlite>(q);
