// A column of a table that only an optional part joins, outside of it.
// expect: cupel[E136]
// expect: column posts.views (Post::views) is used in WHERE
// expect: .where_if(part<name>(flag), condition)
#include "../models.hpp"

using namespace cupel;

const auto with_posts = part<"posts">(true);

#ifdef MUST_FAIL
const auto q = select<User>().join_if<Post>(with_posts).where(col<&Post::views> > 100);
#else
const auto q = select<User>().join_if<Post>(with_posts).where_if(with_posts, col<&Post::views> > 100);
#endif

const auto text = sql<sqlite>(q);
