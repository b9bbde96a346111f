// The same mistake is found where the statement is executed.
// expect: cupel[E001]
// expect: column posts.views (Post::views)
// expect: is used in WHERE
// expect: add .join<Post>()
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&Post::views> > 100);
#else
constexpr auto q = select<User>().join<Post>().where(col<&Post::views> > 100);
#endif

void run(sqlite::engine& db) { db.execute(q); }
