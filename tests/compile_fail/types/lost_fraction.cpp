// An integer column never equals 2.5.
// expect: cupel[E012]
// expect: column posts.views (Post::views) is of type integer
// expect: would lose its fraction; pass an integer, or cast<double>(column)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(col<&Post::views> > 2.5);
#else
constexpr auto q = select<Post>().where(cast<double>(col<&Post::views>) > 2.5);
#endif

constexpr auto text = sql<sqlite>(q);
