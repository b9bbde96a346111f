// SQLite would tell texts of JSON apart.
// expect: cupel[E071]: column item.details (Item::details) of type json is used with DISTINCT
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Item::details>).distinct();
#else
constexpr auto q = select(col<&Item::name>).distinct();
#endif

const auto text = sql<sqlite>(q);
