// A bulk operation is given handles.
// expect: cupel[E587]: bulk_update of a session is given handles of User, whose rows a flush writes
// expect: or give objects: a range of User
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

#include <vector>

using namespace cupel;

void run([[maybe_unused]] session<sqlite::engine>& s, const ref<User>& alice) {
#ifdef MUST_FAIL
    s.bulk_update(std::vector{alice});
#else
    s.bulk_update(std::vector<User>{*alice});
#endif
}
