// Half of a composite key determines nothing.
// expect: cupel[E031]
// expect: column post_tags.tag_id (PostTag::tag_id)
// expect: stands in SELECT and is neither in GROUP BY
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(entity<PostTag>).group_by(col<&PostTag::post_id>);
#else
constexpr auto q = select(entity<PostTag>).group_by(col<&PostTag::post_id>, col<&PostTag::tag_id>);
#endif

constexpr auto text = sql<sqlite>(q);
