// A natural join of tables that have no name in common would pair all rows.
// expect: cupel[E547]
// expect: table post_tags (PostTag) is joined naturally, and has no column by the name of one before it
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().join<PostTag>(natural);
#else
constexpr auto q = select<User>().join<PostTag>(col<&PostTag::post_id> == col<&User::id>);
#endif

constexpr auto text = sql<sqlite>(q);
