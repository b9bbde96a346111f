// Nor is it deleted for good.
// expect: cupel[E607]: a ref<const User>, of an entity that was read with read_only, is given where a ref<User> may change it
// expect: take get<User>(key) of the session
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run([[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.remove(s.get<User>(1, read_only), hard);
#else
    s.remove(s.get<User>(1), hard);
#endif
}
