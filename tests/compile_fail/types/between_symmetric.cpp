// Both ends are of the type of what is between them.
// expect: cupel[E010]
// expect: column posts.views (Post::views) is of type integer; `BETWEEN SYMMETRIC` cannot take a value of type text
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(col<&Post::views>.between_symmetric(1, "9"));
#else
constexpr auto q = select<Post>().where(col<&Post::views>.between_symmetric(1, 9));
#endif

constexpr auto text = sql<sqlite>(q);
