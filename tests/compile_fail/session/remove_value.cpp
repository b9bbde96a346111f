// A value has no row in the session.
// expect: cupel[E601]: remove(...) is given a User, which is a value without a row in the session; pass the handle of the entity that is meant, as session.get<User>(key) gives it, or merge(value) for a copy
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run([[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.remove(User{.id = 1});
#else
    s.remove(s.get<User>(1));
#endif
}
