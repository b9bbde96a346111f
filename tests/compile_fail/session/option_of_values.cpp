// Values have no relationships.
// expect: cupel[E557]: selectinload<&User::posts> is given for a query of values, which have no relationships; select the entity: select<User>()
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run([[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.scalars(select(col<&User::username>).options(selectinload<&User::posts>));
#else
    s.scalars(select<User>().options(selectinload<&User::posts>));
#endif
}
