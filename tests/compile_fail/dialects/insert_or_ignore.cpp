// SQLite's word, asked of an engine that may be PostgreSQL's.
// expect: cupel[E143]: INSERT OR IGNORE of table tags (Tag) is asked of PostgreSQL, which has none
// expect: ; write .on_conflict().do_nothing()
#include "../models.hpp"

#include <cupel/dialects/any/driver.hpp>

using namespace cupel;

constexpr auto tags = insert_into<Tag>().values(col<&Tag::name> = "sql");

void run(cupel::engine& db) {
#ifdef MUST_FAIL
    db.execute(tags.or_ignore());
#else
    db.execute(tags.on_conflict().do_nothing());
#endif
}
