// SQLite would group by the texts of JSON.
// expect: cupel[E071]: column item.details (Item::details) of type json is used with GROUP BY
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::count()).from<Item>().group_by(col<&Item::details>);
#else
constexpr auto q = select(func::count()).from<Item>().group_by(col<&Item::name>);
#endif

const auto text = sql<sqlite>(q);
