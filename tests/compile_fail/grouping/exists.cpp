// An aggregate in WHERE of an EXISTS.
// expect: cupel[E032]
// expect: aggregate func::max of column posts.views (Post::views)
// expect: stands in WHERE, which sees single rows; move the condition to .having(...)
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(
    exists(select(col<&Post::author_id>)
               .where(func::max(col<&Post::views>) > 100 && col<&Post::author_id> == col<&User::id>)));
#else
constexpr auto q = select<User>().where(exists(select(col<&Post::author_id>)
                                                   .where(col<&Post::author_id> == col<&User::id>)
                                                   .group_by(col<&Post::author_id>)
                                                   .having(func::max(col<&Post::views>) > 100)));
#endif

void run(sqlite::engine& db) { db.execute(q); }
