// cupel::engine takes what both databases run: SQLite would make a double of it.
// expect: cupel[E074]:
// expect: func::abs of column item.price (Item::price) of type numeric is used with abs
#include "../stock.hpp"

#include <cupel/dialects/any/driver.hpp>

using namespace cupel;

auto run(cupel::engine& db) {
#ifdef MUST_FAIL
    return db.execute(select(func::abs(col<&Item::price>)));
#else
    return db.execute(select(func::abs(col<&Item::amount>)));
#endif
}
