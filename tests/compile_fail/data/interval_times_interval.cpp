// Two intervals have no product.
// expect: cupel[E091]: column item.shelf_life (Item::shelf_life) is of type interval; `*` cannot take a value of type
// expect: ; pass a number
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Item::shelf_life> * col<&Item::shelf_life>);
#else
constexpr auto q = select(col<&Item::shelf_life> * 2);
#endif

constexpr auto text = sql<postgresql>(q);
