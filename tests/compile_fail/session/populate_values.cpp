// Values are read anew by every query.
// expect: cupel[E600]: populate_existing is given for a query of values
// names-no-table: the query selects values
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run([[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.scalars(select(col<&User::username>).options(populate_existing));
#else
    s.scalars(select<User>().options(populate_existing));
#endif
}
