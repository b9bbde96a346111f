// One value is not several.
// expect: cupel[E083]
// expect: column posts.views (Post::views) of type integer is given to any_ or all_
// expect: ; pass an array, a range, or select(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select<Post>().where(col<&Post::id> == any_(col<&Post::views>));
#else
const auto q = select<Post>().where(col<&Post::id> == col<&Post::views>);
#endif

const auto text = sql<postgresql>(q);
