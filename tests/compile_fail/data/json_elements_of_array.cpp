// An array is unnested.
// expect: cupel[E142]: column item.labels (Item::labels) of type text[] is given to json_elements
// expect: unnest<name>(...) an array
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto m = json_elements<"m">(col<&Item::labels>);
#else
constexpr auto m = unnest<"m">(col<&Item::labels>);
#endif

constexpr auto q = select(m[label<"value">].as<"v">()).from<Item>().cross_join(m);
constexpr auto text = sql<sqlite>(q);
