// A bulk update names a relationship.
// expect: cupel[E597]: bulk_update<&User::posts> is given objects of table users (User), of which this is no column
// expect: name members that are columns of User
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

#include <vector>

using namespace cupel;

void run([[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.bulk_update<&User::posts>(std::vector<User>(1));
#else
    s.bulk_update<&User::email>(std::vector<User>(1));
#endif
}
