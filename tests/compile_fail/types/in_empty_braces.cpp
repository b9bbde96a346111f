// IN of braces without values.
// expect: cupel[E019]
// expect: column posts.views (Post::views)
// expect: IN () has no values to be among; pass values, a range, or select(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select<Post>().where(col<&Post::views>.in({}));
#else
const auto q = select<Post>().where(col<&Post::views>.in({1, 2}));
#endif
