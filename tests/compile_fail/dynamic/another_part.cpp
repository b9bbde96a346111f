// A column of an optional table in a part of another name.
// expect: cupel[E136]
// expect: column posts.views (Post::views) is used in ORDER BY
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select<User>().join_if<Post>(part<"posts">(true)).order_by_if(part<"order">(true), col<&Post::views>);
#else
const auto q = select<User>().join_if<Post>(part<"posts">(true)).order_by_if(part<"posts">(true), col<&Post::views>);
#endif

const auto text = sql<sqlite>(q);
