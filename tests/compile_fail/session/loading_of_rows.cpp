// A relationship that is to be loaded for rows of several entities.
// expect: cupel[E575]: selectinload<&User::posts> is given for rows or a stream of User, which load no relationships; select the entity alone, and read it with scalars(...)
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run([[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.stream(select<User>().options(selectinload<&User::posts>));
#else
    s.scalars(select<User>().options(selectinload<&User::posts>));
#endif
}
