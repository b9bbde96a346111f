// A column of a table that is not in FROM is one error, whoever runs the query.
// expect: cupel[E001]
// expect: column posts.views (Post::views)
// expect: is used in WHERE
// expect: add .join<Post>()
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run([[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.scalars(select<User>().where(col<&Post::views> > 100));
#else
    s.scalars(select<User>().join<Post>().where(col<&Post::views> > 100));
#endif
}
