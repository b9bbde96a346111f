// A key is NULL in the rows of the sets that leave it out.
// expect: cupel[E022]
// expect: column posts.author_id (Post::author_id) may be NULL
// expect: field summary::author_id cannot; make the field an optional, or select coalesce(column, value)
#include "../models.hpp"

#include <cupel/dialects/postgresql/driver.hpp>

using namespace cupel;

struct summary {
    std::int64_t author_id{};
};

#ifdef MUST_FAIL
constexpr auto q = select(col<&Post::author_id>).group_by(rollup(col<&Post::author_id>));
#else
constexpr auto q = select(col<&Post::author_id>).group_by(col<&Post::author_id>);
#endif

void run(postgresql::engine& db) { db.execute(q).into<summary>().all(); }
