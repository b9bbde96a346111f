// A relationship of an entity that is only looked at is emptied.
// expect: cupel[E586]: an assignment changes a relationship to table users (User) of a const object
// expect: take a ref<T> of the entity
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run([[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.get<Post>(1, read_only)->author = nullptr;
#else
    s.get<Post>(1)->author = nullptr;
#endif
}
