// Intervals have two spellings.
// expect: cupel[E094]: column item.shelf_life (Item::shelf_life) of type interval is given to func::json_agg
// expect: ; convert it in the program, or leave it out
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::json_agg(col<&Item::shelf_life>));
#else
constexpr auto q = select(func::json_agg(col<&Item::bought>));
#endif

constexpr auto text = sql<sqlite>(q);
