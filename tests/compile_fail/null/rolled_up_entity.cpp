// An entity is NULL in the rows of the sets that leave it out.
// expect: cupel[E022]
// expect: column tags.name (Tag::name) may be NULL, but field named::name cannot
// expect: make the field an optional
#include "../models.hpp"

#include <cupel/dialects/postgresql/driver.hpp>

using namespace cupel;

struct named {
    std::string name{};
};

#ifdef MUST_FAIL
constexpr auto q = select<Tag>().group_by(rollup(grouping_set(col<&Tag::id>, col<&Tag::name>, col<&Tag::colour>)));
#else
constexpr auto q = select<Tag>().group_by(grouping_set(col<&Tag::id>, col<&Tag::name>, col<&Tag::colour>));
#endif

void run(postgresql::engine& db) { db.execute(q).into<named>().all(); }
