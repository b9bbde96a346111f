// A relationship among the columns that a query reads.
// expect: cupel[E572]: load_only<&User::posts> names what is no column of User; name members that are columns, and load relationships by selectinload<&User::member>
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run([[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.scalars(select<User>().options(load_only<&User::posts>));
#else
    s.scalars(select<User>().options(load_only<&User::username>));
#endif
}
