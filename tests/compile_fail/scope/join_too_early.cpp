// A join condition that names a table which is joined only after it.
// expect: cupel[E001]
// expect: column tags.id (Tag::id)
// expect: is used in JOIN
// expect: table tags is joined only after this condition; move its join before this one
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>()
                       .join<PostTag>(col<&PostTag::tag_id> == col<&Tag::id>)
                       .join<Tag>(col<&PostTag::post_id> == col<&Post::id>);
#else
constexpr auto q = select<Post>()
                       .join<PostTag>(col<&PostTag::post_id> == col<&Post::id>)
                       .join<Tag>(col<&PostTag::tag_id> == col<&Tag::id>);
#endif

constexpr auto text = sql<sqlite>(q);
