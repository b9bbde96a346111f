// What has no grouping sets has no function for them.
// expect: cupel[E107]: func::grouping of column posts.author_id (Post::author_id)
// expect: is asked of a database that has no grouping sets; leave it out
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::grouping(col<&Post::author_id>), func::count()).group_by(col<&Post::author_id>);
#else
constexpr auto q = select(func::count()).from<Post>().group_by(col<&Post::author_id>);
#endif

constexpr auto text = sql<sqlite>(q);
