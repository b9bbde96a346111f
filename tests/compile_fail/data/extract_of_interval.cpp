// SQLite keeps intervals as text.
// expect: cupel[E092]: column item.shelf_life (Item::shelf_life) of type interval is used with extract, but SQLite keeps intervals as text
// expect: ; store a std::chrono::microseconds
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(extract<"day">(col<&Item::shelf_life>));
#else
constexpr auto q = select(extract<"day">(col<&Item::bought>));
#endif

constexpr auto text = sql<sqlite>(q);
