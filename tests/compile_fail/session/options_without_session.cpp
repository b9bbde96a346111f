// Options are read by sessions alone.
// expect: cupel[E562]: .options(...) of a SELECT from table users (User) says how a session loads entities
// expect: run the statement by session.scalars(...)
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run([[maybe_unused]] sqlite::engine& db, [[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    db.execute(select<User>().options(selectinload<&User::posts>));
#else
    s.scalars(select<User>().options(selectinload<&User::posts>));
#endif
}
