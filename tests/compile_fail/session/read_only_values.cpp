// Of values nothing is kept.
// expect: cupel[E608]: read_only is given for a query of values
// names-no-table: the query selects values
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run([[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.scalars(select(col<&User::username>).options(read_only));
#else
    s.scalars(select<User>().options(read_only));
#endif
}
