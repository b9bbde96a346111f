// One column of a key of two.
// expect: cupel[E120]
// expect: ON CONFLICT of table post_tags (PostTag) names tag_id
// expect: its keys are (post_id, tag_id); name the members of one
#include "../models.hpp"

using namespace cupel;

constexpr auto one = insert_into<PostTag>().values(col<&PostTag::post_id> = 1, col<&PostTag::tag_id> = 2);
#ifdef MUST_FAIL
constexpr auto q = one.on_conflict<&PostTag::tag_id>().do_nothing();
#else
constexpr auto q = one.on_conflict<&PostTag::tag_id, &PostTag::post_id>().do_nothing();
#endif

constexpr auto text = sql<postgresql>(q);
