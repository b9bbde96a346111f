// The same, in the initialiser of an object.
// expect: cupel[E558]: a ref<Post> is stored in a ref<User>, but they are handles of different entities
// expect: store the handle of a User
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run([[maybe_unused]] session<sqlite::engine>& s, [[maybe_unused]] const ref<Post>& made) {
#ifdef MUST_FAIL
    [[maybe_unused]] const Post other{.author = made};
#else
    [[maybe_unused]] const Post other{.author = s.get<User>(1)};
#endif
}
