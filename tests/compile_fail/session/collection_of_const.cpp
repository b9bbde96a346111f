// A collection of an entity that is only looked at is changed.
// expect: cupel[E586]: append(...) changes a relationship to table posts (Post) of a const object
// expect: take a ref<T> of the entity
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run([[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.get<User>(1, read_only)->posts.append(Post{});
#else
    s.get<User>(1)->posts.append(Post{});
#endif
}
