// A row that is inserted has no rows around it.
// expect: cupel[E100]: window function func::row_number over column posts.id (Post::id)
// expect: stands in VALUES, where there are no windows; select it in a subquery
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = insert_into<PostTag>().values(
    col<&PostTag::post_id> = func::row_number().over(order_by(col<&Post::id>)), col<&PostTag::tag_id> = 1);
#else
constexpr auto q = insert_into<PostTag>().values(col<&PostTag::post_id> = 2, col<&PostTag::tag_id> = 1);
#endif

constexpr auto text = sql<sqlite>(q);
