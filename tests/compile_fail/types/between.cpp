// One bound of the wrong type.
// expect: cupel[E010]
// expect: column posts.views (Post::views) is of type integer
// expect: `BETWEEN` cannot take a value of type text
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(col<&Post::views>.between(10, "20"));
#else
constexpr auto q = select<Post>().where(col<&Post::views>.between(10, 20));
#endif

constexpr auto text = sql<sqlite>(q);
