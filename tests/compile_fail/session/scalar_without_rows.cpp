// A DELETE gives no rows.
// expect: cupel[E602]: scalar(...) of a session is given a statement that gives no rows; add .returning(...) to it, or run it with execute(...)
// names-no-table: any statement can be given
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run([[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.scalar(delete_from<User>().where(col<&User::id> == 1));
#else
    s.execute(delete_from<User>().where(col<&User::id> == 1));
#endif
}
