// Rows of another model than the relationship leads to.
// expect: cupel[E587]: bulk_insert<&User::posts> of table users is not given a range of what the relationship leads to
// expect: give a range of Post
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

#include <vector>

using namespace cupel;

void run([[maybe_unused]] session<sqlite::engine>& s, const ref<User>& alice) {
#ifdef MUST_FAIL
    s.bulk_insert<&User::posts>(alice, std::vector<Tag>(1));
#else
    s.bulk_insert<&User::posts>(alice, std::vector<Post>(1));
#endif
}
