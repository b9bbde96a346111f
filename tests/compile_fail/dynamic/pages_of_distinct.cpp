// Pages of DISTINCT rows, which the count would not see.
// expect: cupel[E135]
// expect: paginate of a SELECT of table users (User) with DISTINCT
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/engine/page.hpp>

using namespace cupel;

constexpr auto ages = select(col<&User::age>).order_by(col<&User::age>);

#ifdef MUST_FAIL
auto second(sqlite::engine& db) { return paginate(db, ages.distinct(), 2, 20); }
#else
auto second(sqlite::engine& db) { return paginate(db, ages.group_by(col<&User::age>), 2, 20); }
#endif
