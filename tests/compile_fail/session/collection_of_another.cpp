// A collection is given an object of another model.
// expect: cupel[E585]: a relationship to table posts (Post) is given a Tag, which is no entity of it
// expect: give the handle of one, a ref<Post>, or a Post that becomes one
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run(const ref<User>& author) {
#ifdef MUST_FAIL
    author->posts.append(Tag{});
#else
    author->posts.append(Post{});
#endif
}
