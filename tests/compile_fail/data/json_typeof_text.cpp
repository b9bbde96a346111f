// Text is no document.
// expect: cupel[E093]: column item.name (Item::name) of type text is argument 1 of func::json_typeof(json)
// expect: ; pass a column of JSON
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::json_typeof(col<&Item::name>));
#else
constexpr auto q = select(func::json_typeof(col<&Item::details>));
#endif

constexpr auto text = sql<sqlite>(q);
