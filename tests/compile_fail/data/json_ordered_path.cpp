// JSON has no order, its text has.
// expect: cupel[E070]: an expression of column item.details (Item::details) of type json is used with ORDER BY
// expect: ; order by a value that is a column of its own
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Item::id>).order_by(col<&Item::details>["a"]);
#else
constexpr auto q = select(col<&Item::id>).order_by(col<&Item::details>["a"].as_text());
#endif

constexpr auto text = sql<sqlite>(q);
