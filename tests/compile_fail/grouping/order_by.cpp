// A column in ORDER BY that is neither grouped nor aggregated.
// expect: cupel[E031]
// expect: column users.email (User::email)
// expect: stands in ORDER BY and is neither in GROUP BY nor inside an aggregate
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::role>, func::count()).group_by(col<&User::role>).order_by(col<&User::email>);
#else
constexpr auto q = select(col<&User::role>, func::count()).group_by(col<&User::role>).order_by(func::count().desc());
#endif

void run(sqlite::engine& db) { db.execute(q); }
