// A column of a table that a part without a name joins.
// expect: cupel[E136]
// expect: column posts.title (Post::title) is used in SELECT
// expect: .join_if<T>(part<name>(flag))
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select(col<&User::id>).join_if<Post>(true).select_if(true, col<&Post::title>);
#else
const auto q =
    select(col<&User::id>).join_if<Post>(part<"posts">(true)).select_if(part<"posts">(true), col<&Post::title>);
#endif

const auto text = sql<sqlite>(q);
