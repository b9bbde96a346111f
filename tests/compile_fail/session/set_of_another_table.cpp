// SET of a column of another table, in a session.
// expect: cupel[E050]
// expect: column posts.title (Post::title) is assigned in SET of table users
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run(session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.execute(update<User>().set(col<&Post::title> = "x").where(col<&User::id> == 1));
#else
    s.execute(update<User>().set(col<&User::email> = "x").where(col<&User::id> == 1));
#endif
}
