// An object of keys only has nothing to set.
// expect: cupel[E056]
// expect: .set(object) of table post_tags (PostTag) sets nothing
// expect: assign the key: col<&PostTag::post_id> = value
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = update<PostTag>().set(PostTag{1, 2}).where(col<&PostTag::post_id> == 1);
#else
constexpr auto q = update<PostTag>().set(col<&PostTag::tag_id> = 2).where(col<&PostTag::post_id> == 1);
#endif

constexpr auto text = sql<sqlite>(q);
