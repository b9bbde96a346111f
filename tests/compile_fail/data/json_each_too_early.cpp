// A document of a table that is joined later.
// expect: cupel[E001]: column item.details (Item::details) is used in FROM
// expect: move its join before this one
#include "../stock.hpp"

using namespace cupel;

constexpr auto m = json_each<"m">(col<&Item::details>);

#ifdef MUST_FAIL
constexpr auto q = select(m[label<"key">]).from(m).cross_join<Item>();
#else
constexpr auto q = select(m[label<"key">]).from<Item>().cross_join(m);
#endif

constexpr auto text = sql<sqlite>(q);
