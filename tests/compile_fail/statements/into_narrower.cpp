// A struct with a field that is too narrow for the column.
// expect: cupel[E045]
// expect: column posts.author_id (Post::author_id)
// expect: field written_by::author_id
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

#ifdef MUST_FAIL
struct written_by {
    std::string title{};
    std::int32_t author_id{};
};
#else
struct written_by {
    std::string title{};
    std::int64_t author_id{};
};
#endif

constexpr auto q = select<Post>();

void run(sqlite::engine& db) { db.execute(q).into<written_by>().all(); }
