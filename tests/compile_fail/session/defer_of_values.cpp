// Columns to leave out of a query of values.
// expect: cupel[E573]: defer<&User::username> is given for a query of values, which are read as they are selected; select the columns that are wanted
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run([[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.scalars(select(col<&User::username>).options(defer<&User::username>));
#else
    s.scalars(select(col<&User::username>));
#endif
}
