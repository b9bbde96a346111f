// Changes of relationships are known.
// expect: cupel[E609]: flag_modified<...> of an entity of table users (User) names a member that is no column of it
// expect: name members that are columns of User
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run([[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.flag_modified<&Post::title>(s.get<User>(1));
#else
    s.flag_modified<&User::username>(s.get<User>(1));
#endif
}
