// The same where it is run.
// expect: cupel[E100]: window function func::rank over column posts.views (Post::views)
// expect: stands in WHERE
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

#ifdef MUST_FAIL
void run(sqlite::engine& db) { db.execute(select<Post>().where(func::rank().over(order_by(col<&Post::views>)) < 4)); }
#else
void run(sqlite::engine& db) { db.execute(select(func::rank().over(order_by(col<&Post::views>)))); }
#endif
