// Every value has a key.
// expect: cupel[E093]: column item.name (Item::name) is given to func::json_object with fewer keys than values
// expect: ; name a key for each value
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::json_object<"name">(col<&Item::name>, col<&Item::amount>));
#else
constexpr auto q = select(func::json_object<"name", "amount">(col<&Item::name>, col<&Item::amount>));
#endif

constexpr auto text = sql<sqlite>(q);
