// A relationship to one entity is assigned an object of another model.
// expect: cupel[E585]: a relationship to table users (User) is given a Tag, which is no entity of it
// expect: give the handle of one, a ref<User>
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run(const ref<Post>& post) {
#ifdef MUST_FAIL
    post->author = Tag{};
#else
    post->author = User{};
#endif
}
