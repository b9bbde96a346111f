// An aggregate in RETURNING.
// expect: cupel[E032]
// expect: aggregate func::count
// expect: stands in RETURNING, which sees single rows
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = delete_from<Post>().where(col<&Post::views> == 0).returning(func::count());
#else
constexpr auto q = delete_from<Post>().where(col<&Post::views> == 0).returning(col<&Post::id>);
#endif

void run(sqlite::engine& db) { db.execute(q); }
