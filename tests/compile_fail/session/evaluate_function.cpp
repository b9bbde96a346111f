// An UPDATE with a function in its condition is to be evaluated without the database.
// expect: cupel[E614]: UPDATE of table users (User) is to be synchronised by evaluate, but only the database can say which rows its condition means
// expect: say synchronize::fetch, or leave it out
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run(session<sqlite::engine>& s) {
    const auto change = update<User>().set(col<&User::is_active> = false);
#ifdef MUST_FAIL
    s.execute(change.where(func::lower(col<&User::username>) == "ann"), synchronize::evaluate);
#else
    s.execute(change.where(func::lower(col<&User::username>) == "ann"), synchronize::fetch);
    s.execute(change.where(col<&User::username> == "ann"), synchronize::evaluate);
#endif
}
