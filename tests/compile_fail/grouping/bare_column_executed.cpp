// The same mistake is found where the statement is executed.
// expect: cupel[E030]
// expect: column users.role (User::role)
// expect: add it to .group_by(...)
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::role>, func::avg(col<&User::rating>));
#else
constexpr auto q = select(col<&User::role>, func::avg(col<&User::rating>)).group_by(col<&User::role>);
#endif

void run(sqlite::engine& db) { db.execute(q); }
