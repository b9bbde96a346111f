// A connection that ends with the line.
// expect: cupel[E603]: a session refers to its engine, connection or transaction, and this one ends with the line; keep it in a variable that outlives the session
// names-no-table: a session is of every model
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run([[maybe_unused]] sqlite::engine& db) {
#ifdef MUST_FAIL
    session s(db.connect());
#else
    auto connection = db.connect();
    session s(connection);
#endif
}
