// WHERE given twice.
// expect: cupel[E042]
// expect: WHERE of table users (User) is given twice, the second time with column users.age (User::age); combine the two with && in one .where(...)
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::is_active>).where(col<&User::age> > 18);
#else
constexpr auto q = select<User>().where(col<&User::is_active> && col<&User::age> > 18);
#endif

void run(sqlite::engine& db) { db.execute(q); }
