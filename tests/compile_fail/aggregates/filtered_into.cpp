// What a filter leaves of a group may be nothing.
// expect: cupel[E022]
// expect: column views may be NULL
// expect: field summary::views cannot; make the field an optional, or select coalesce(column, value)
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

struct summary {
    std::int64_t views{};
};

#ifdef MUST_FAIL
constexpr auto q =
    select(func::sum(col<&Post::views>).filter(col<&Post::id> > 3).as<"views">()).group_by(col<&Post::author_id>);
#else
constexpr auto q = select(func::sum(col<&Post::views>).as<"views">()).group_by(col<&Post::author_id>);
#endif

void run(sqlite::engine& db) { db.execute(q).into<summary>().all(); }
