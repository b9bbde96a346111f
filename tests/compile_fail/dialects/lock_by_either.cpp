// cupel::engine takes what both databases run: SQLite locks no rows.
// expect: cupel[E128]: FOR UPDATE of a SELECT from table users (User) is asked of SQLite, which locks no rows
// expect: ; begin the transaction with .begin_immediate()
#include "../models.hpp"

#include <cupel/dialects/any/driver.hpp>

using namespace cupel;

constexpr auto users = select<User>().where(col<&User::id> == 1);

void run(cupel::engine& db) {
#ifdef MUST_FAIL
    db.execute(users.for_update());
#else
    db.execute(users);
#endif
}
