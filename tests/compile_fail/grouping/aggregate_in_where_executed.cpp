// The same mistake is found where the statement is executed.
// expect: cupel[E032]
// expect: aggregate func::max of column posts.views (Post::views)
// expect: stands in WHERE
// expect: move the condition to .having(...)
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(col<&Post::views> == func::max(col<&Post::views>));
#else
constexpr auto q = select<Post>().where(col<&Post::views>.in(select(func::max(col<&Post::views>))));
#endif

void run(sqlite::engine& db) { db.execute(q); }
