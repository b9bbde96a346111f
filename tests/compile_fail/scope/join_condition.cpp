// A column of a table that is not in FROM, in the condition of a join.
// expect: cupel[E001]
// expect: column tags.id (Tag::id)
// expect: is used in JOIN
// expect: table tags is not in FROM; add .join<Tag>()
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().join<PostTag>(col<&PostTag::tag_id> == col<&Tag::id>);
#else
constexpr auto q = select<Post>().join<PostTag>(col<&PostTag::post_id> == col<&Post::id>);
#endif

constexpr auto text = sql<sqlite>(q);
