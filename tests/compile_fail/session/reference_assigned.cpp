// A relationship is set to an entity of another model.
// expect: cupel[E558]: a ref<Post> is stored in a ref<User>, but they are handles of different entities
// expect: store the handle of a User
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run([[maybe_unused]] session<sqlite::engine>& s, [[maybe_unused]] const ref<Post>& made) {
#ifdef MUST_FAIL
    made->author = s.get<Post>(1);
#else
    made->author = s.get<User>(1);
#endif
}
