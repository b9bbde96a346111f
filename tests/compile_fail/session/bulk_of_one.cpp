// A bulk operation is given one object.
// expect: cupel[E587]: bulk_insert of a session is given one User, which is no range
// expect: give a range of objects
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

#include <vector>

using namespace cupel;

void run([[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.bulk_insert(User{});
#else
    s.bulk_insert(std::vector<User>(1));
#endif
}
