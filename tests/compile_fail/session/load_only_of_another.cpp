// Columns of an entity that the query does not give.
// expect: cupel[E573]: load_only<&User::username> is given for entities of table posts (Post), which have no such column; name columns of Post
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run([[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.scalars(select<Post>().options(load_only<&User::username>));
#else
    s.scalars(select<Post>().options(load_only<&Post::title>));
#endif
}
