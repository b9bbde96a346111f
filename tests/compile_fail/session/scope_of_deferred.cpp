// So it is where a part of the columns is read.
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
    s.scalars(select<User>().where(col<&Post::views> > 100).options(load_only<&User::username>));
#else
    s.scalars(select<User>().join<Post>().where(col<&Post::views> > 100).options(load_only<&User::username>));
#endif
}
