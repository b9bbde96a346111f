// The same where it is executed: one error.
// expect: cupel[E076]: copy_into of table tags (Tag) needs COPY
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

#include <vector>

using namespace cupel;

std::int64_t save(sqlite::engine& db, const std::vector<Tag>& tags) {
#ifdef MUST_FAIL
    return db.execute(copy_into<Tag>().values(tags)).rows_affected;
#else
    return db.execute(insert_into<Tag>().values(tags)).rows_affected;
#endif
}
