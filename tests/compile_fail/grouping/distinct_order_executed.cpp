// SELECT DISTINCT of an entity ordered by a joined table.
// expect: cupel[E036]
// expect: column posts.published_at (Post::published_at)
// expect: stands in ORDER BY of SELECT DISTINCT, but not in its select list
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().join<&User::posts>().distinct().order_by(col<&Post::published_at>.desc());
#else
constexpr auto q = select<User>().join<&User::posts>().distinct().order_by(col<&User::username>.desc());
#endif

void run(sqlite::engine& db) { db.execute(q); }
