// A model that no engine has.
// expect: cupel[E604]: a statement names no table of the routes of the session, so that no engine is known for it; add its model to a route<Models...>(engine), or use the engine itself
// names-no-table: the statement names no table of a route
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>
#include <cupel/orm/session_routes.hpp>

using namespace cupel;

void run([[maybe_unused]] sqlite::engine& first, [[maybe_unused]] sqlite::engine& second) {
    routes both(route<User>(first), route<Post>(second));
    session s(both);
#ifdef MUST_FAIL
    s.execute(select(col<&Message::id>));
#else
    s.execute(select(col<&User::id>));
#endif
}
