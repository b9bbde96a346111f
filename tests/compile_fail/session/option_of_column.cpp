// An option of a member that is no relationship.
// expect: cupel[E556]: selectinload<&User::username> names no relationship, so that there is nothing to load; name a has_many, has_one, belongs_to or many_to_many member of User
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run([[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.scalars(select<User>().options(selectinload<&User::username>.then(selectinload<&Post::author>)));
#else
    s.scalars(select<User>().options(selectinload<&User::posts>.then(selectinload<&Post::author>)));
#endif
}
