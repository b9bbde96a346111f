// A collection is assigned something that is no range of its entities.
// expect: cupel[E617]: a collection of Post is assigned what is no range of its entities
// expect: assign a range of ref<Post> or of Post, or append(...) one
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

#include <vector>

using namespace cupel;

void run(const ref<User>& author, const ref<Post>& written) {
#ifdef MUST_FAIL
    author->posts = written;
#else
    author->posts = std::vector<ref<Post>>{written};
#endif
}
