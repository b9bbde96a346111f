// No key is a fraction.
// expect: cupel[E555]: get of table users (User) is given a value of type double precision for column users.id (User::id) of type bigint
// expect: ; pass a value of that type
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run([[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.get<User>(7.5);
#else
    s.get<User>(7);
#endif
}
