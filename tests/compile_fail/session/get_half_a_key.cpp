// A key of two columns.
// expect: cupel[E555]: get of table post_tags (PostTag) is given fewer values than its primary key has columns
// expect: ; pass one for each: post_tags.post_id (PostTag::post_id), post_tags.tag_id (PostTag::tag_id)
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run([[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.get_one<PostTag>(7);
#else
    s.get_one<PostTag>(7, 1);
#endif
}
