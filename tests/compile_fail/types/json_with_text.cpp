// Text is no JSON.
// expect: cupel[E010]: column item.details (Item::details) is of type json
// expect: cannot take a value of type text with it
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Item>().where(col<&Item::details> == "{}");
#else
const auto q = select<Item>().where(col<&Item::details> == raw_json{"{}"});
#endif

const auto text = sql<postgresql>(q);
