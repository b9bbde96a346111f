// A count is no truth.
// expect: cupel[E010]
// expect: column posts.views (Post::views) is of type integer
// expect: `=` cannot take a value of type boolean
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(col<&Post::views> == true);
#else
constexpr auto q = select<Post>().where(col<&Post::views> > 0);
#endif

constexpr auto text = sql<sqlite>(q);
