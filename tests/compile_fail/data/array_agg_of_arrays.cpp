// There are no arrays of arrays.
// expect: cupel[E095]: column item.labels (Item::labels) of type text[] is argument 1 of func::array_agg
// expect: ; take func::json_agg
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::array_agg(col<&Item::labels>));
#else
constexpr auto q = select(func::json_agg(col<&Item::labels>));
#endif

constexpr auto text = sql<sqlite>(q);
