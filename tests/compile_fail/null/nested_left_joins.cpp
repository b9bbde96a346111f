// The second of two left joins, on the table of the first.
// expect: cupel[E022]
// expect: column post_tags.tag_id (PostTag::tag_id) may be NULL
// expect: field tagged::tag_id cannot
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

#ifdef MUST_FAIL
struct tagged {
    std::string username{};
    std::int64_t tag_id{};
};
#else
struct tagged {
    std::string username{};
    std::optional<std::int64_t> tag_id{};
};
#endif

constexpr auto q =
    select(col<&User::username>, col<&PostTag::tag_id>).from<User>().left_join<Post>().left_join<PostTag>();

void run(sqlite::engine& db) { db.execute(q).into<tagged>().all(); }
