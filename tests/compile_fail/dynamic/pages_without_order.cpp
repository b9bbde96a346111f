// Pages of rows in no order.
// expect: cupel[E135]
// expect: paginate of a SELECT of table users (User) without ORDER BY
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/engine/page.hpp>

using namespace cupel;

#ifdef MUST_FAIL
auto second(sqlite::engine& db) { return paginate(db, select<User>(), 2, 20); }
#else
auto second(sqlite::engine& db) { return paginate(db, select<User>().order_by(col<&User::id>), 2, 20); }
#endif
