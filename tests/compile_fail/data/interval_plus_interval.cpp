// SQLite keeps intervals as text, which it does not add.
// expect: cupel[E092]: column item.shelf_life (Item::shelf_life) of type interval is used with +
// expect: ; store a std::chrono::microseconds
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Item::shelf_life> + interval{0, 1, 0});
#else
constexpr auto q = select(col<&Item::bought> + interval{0, 1, 0});
#endif

constexpr auto text = sql<sqlite>(q);
