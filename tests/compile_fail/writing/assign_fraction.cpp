// A fraction for an integer.
// expect: cupel[E012]
// expect: column posts.views (Post::views) is of type integer
// expect: static_cast
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = update<Post>().set(col<&Post::views> = 1.5).where(col<&Post::id> == 1);
#else
constexpr auto q = update<Post>().set(col<&Post::views> = 1).where(col<&Post::id> == 1);
#endif

constexpr auto text = sql<sqlite>(q);
