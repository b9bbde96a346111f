// A group of deferred columns that the entity does not have.
// expect: cupel[E573]: undefer_group<text> is given for entities of table posts (Post), which have no deferred columns of that group; name the group of a deferred
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

struct Page {
    std::int64_t id{};
    deferred<std::string, "text"> body{};
};

void run([[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.scalars(select<Post>().options(undefer_group<"text">));
#else
    s.scalars(select<Page>().options(undefer_group<"text">));
#endif
}
