// A number is not true.
// expect: cupel[E011]
// expect: column posts.views (Post::views) of type integer stands before IS TRUE, which needs a condition
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(col<&Post::views>.is_true());
#else
constexpr auto q = select<Post>().where((col<&Post::views> > 0).is_true());
#endif

constexpr auto text = sql<sqlite>(q);
