// Text is no document.
// expect: cupel[E142]: column item.name (Item::name) of type text is given to json_each
// expect: ; pass a column of JSON
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto m = json_each<"m">(col<&Item::name>);
#else
constexpr auto m = json_each<"m">(col<&Item::details>);
#endif

constexpr auto q = select(m[label<"key">]).from<Item>().cross_join(m);
constexpr auto text = sql<sqlite>(q);
