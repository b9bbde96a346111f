// An option of a relationship that the selected entity does not have.
// expect: cupel[E556]: selectinload<&User::posts> is given for entities of table posts (Post), which have no such relationship; name one of Post
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run([[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.scalars(select<Post>().options(selectinload<&User::posts>));
#else
    s.scalars(select<User>().options(selectinload<&User::posts>));
#endif
}
