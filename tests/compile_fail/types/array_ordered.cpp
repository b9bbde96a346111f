// The JSON of an array sorts as text.
// expect: cupel[E071]: column item.labels (Item::labels) of type text[] is used with ORDER BY
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Item>().order_by(col<&Item::labels>);
#else
constexpr auto q = select<Item>().order_by(col<&Item::name>);
#endif

const auto text = sql<sqlite>(q);
