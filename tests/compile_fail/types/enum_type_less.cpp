// PostgreSQL orders such enums by declaration, SQLite their names.
// expect: cupel[E071]: column item.place (Item::place) of type shelf is used with <
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Item>().where(col<&Item::place> < shelf::high);
#else
constexpr auto q = select<Item>().where(col<&Item::place> != shelf::high);
#endif

const auto text = sql<sqlite>(q);
