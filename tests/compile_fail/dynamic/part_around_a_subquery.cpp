// A part around a subquery is not the one that joins the subquery's table, though neither has a name.
// expect: cupel[E136]
// expect: column post_tags.tag_id (PostTag::tag_id) is used in WHERE
#include "../models.hpp"

using namespace cupel;

constexpr auto of_post = col<&PostTag::post_id> == col<&Post::id>;

#ifdef MUST_FAIL
const auto tagged = select(col<&Post::id>).join_if<PostTag>(true, of_post).where(col<&PostTag::tag_id> == 3);
#else
const auto tagged = select(col<&Post::id>).join_if<PostTag>(true, of_post&& col<&PostTag::tag_id> == 3);
#endif

const auto q = select(func::count()).from<User>().join_if<Tag>(true, exists(tagged));
const auto text = sql<sqlite>(q);
