// A handle of one entity stored in that of another.
// expect: cupel[E558]: a ref<Post> is stored in a ref<User>, but they are handles of different entities; store the handle of a User
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run([[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    const ref<User> author = s.get<Post>(1);
#else
    const ref<Post> author = s.get<Post>(1);
#endif
}
