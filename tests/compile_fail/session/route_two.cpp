// A join over two databases.
// expect: cupel[E605]: a statement names tables of two engines: table users (User) and table posts (Post); read one of them first, and give the other statement its values
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>
#include <cupel/orm/session_routes.hpp>

using namespace cupel;

void run([[maybe_unused]] sqlite::engine& first, [[maybe_unused]] sqlite::engine& second) {
    routes both(route<User>(first), route<Post>(second));
    session s(both);
#ifdef MUST_FAIL
    s.execute(select(col<&Post::id>).from<User>().join<Post>(col<&User::id> == col<&Post::author_id>));
#else
    s.execute(select(col<&Post::id>).where(col<&Post::author_id> == 1));
#endif
}
