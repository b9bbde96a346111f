// bulk_save of a model whose key the program gives.
// expect: cupel[E616]: bulk_save of table post_tags (PostTag) cannot tell new rows from old ones, for the program gives their key, column post_tags.post_id (PostTag::post_id)
// expect: say which: bulk_insert(range) or bulk_update(range)
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

#include <vector>

using namespace cupel;

void run(session<sqlite::engine>& s, const std::vector<PostTag>& rows, const std::vector<Tag>& tags) {
#ifdef MUST_FAIL
    s.bulk_save(rows);
    s.bulk_insert(tags);
#else
    s.bulk_insert(rows);
    s.bulk_save(tags);
#endif
}
