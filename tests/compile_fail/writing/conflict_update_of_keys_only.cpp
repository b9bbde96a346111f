// Nothing is left to set.
// expect: cupel[E122]
// expect: .do_update() of table post_tags (PostTag) sets nothing
// expect: write .do_nothing()
#include "../models.hpp"

using namespace cupel;

constexpr auto one = insert_into<PostTag>()
                         .values(col<&PostTag::post_id> = 1, col<&PostTag::tag_id> = 2)
                         .on_conflict<&PostTag::post_id, &PostTag::tag_id>();
#ifdef MUST_FAIL
constexpr auto q = one.do_update();
#else
constexpr auto q = one.do_nothing();
#endif

constexpr auto text = sql<sqlite>(q);
