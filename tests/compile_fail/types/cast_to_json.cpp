// SQLite makes no JSON of text.
// expect: cupel[E072]: column item.name (Item::name) is cast to json
// expect: convert the value in the program
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(cast<raw_json>(col<&Item::name>));
#else
constexpr auto q = select(cast<decimal>(col<&Item::amount>));
#endif

const auto text = sql<sqlite>(q);
