// A range of objects beside a dynamic predicate, on PostgreSQL.
// expect: cupel[E673]: a range of objects of table tags (Tag) is written beside a dynamic predicate, whose text is made when the statement runs; write the condition as an expression, or with .where_if(flag, ...)
#include "../models.hpp"

#include <cupel/dialects/postgresql/driver.hpp>
#include <cupel/dynamic.hpp>

#include <vector>

using namespace cupel;

#ifdef MUST_FAIL
void run(postgresql::engine& db, const std::vector<Tag>& tags, const dynamic_predicate<Tag>& wanted) {
    db.execute(
        insert_into<Tag>().values(tags).on_conflict<&Tag::name>().do_update(col<&Tag::colour> = "red").where(wanted));
}
#else
void run(postgresql::engine& db, const std::vector<Tag>& tags) {
    db.execute(insert_into<Tag>()
                   .values(tags)
                   .on_conflict<&Tag::name>()
                   .do_update(col<&Tag::colour> = "red")
                   .where(col<&Tag::id> > 9));
}
#endif
