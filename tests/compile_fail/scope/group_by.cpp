// A column of a table that is not in FROM, in GROUP BY.
// expect: cupel[E001]
// expect: column posts.author_id (Post::author_id)
// expect: is used in GROUP BY
// expect: add .join<Post>()
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::count()).from<User>().group_by(col<&Post::author_id>);
#else
constexpr auto q = select(func::count()).from<Post>().group_by(col<&Post::author_id>);
#endif

constexpr auto text = sql<sqlite>(q);
