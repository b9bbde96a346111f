// A statement with a parameter, executed as it stands.
// expect: cupel[E130]
// expect: parameter name beside column users.username (User::username) of type text
// expect: is given no value
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

void run(sqlite::engine& db) {
    constexpr auto named = select<User>().where(col<&User::username> == param<"name">);
#ifdef MUST_FAIL
    db.execute(named);
#else
    db.prepare(named)(param<"name"> = "Ada");
#endif
}
