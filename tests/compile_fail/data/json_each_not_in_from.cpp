// A value of a document that is not in FROM.
// expect: cupel[E110]: column value of table function m (of Item) is used in WHERE, but it is not in FROM
// expect: ; add .from(m)
#include "../stock.hpp"

using namespace cupel;

constexpr auto m = json_each<"m">(col<&Item::details>);

#ifdef MUST_FAIL
constexpr auto q = select(col<&Item::name>).where(m[label<"value">].as_text() == "x");
#else
constexpr auto q = select(col<&Item::name>).from<Item>().cross_join(m).where(m[label<"value">].as_text() == "x");
#endif

constexpr auto text = sql<sqlite>(q);
