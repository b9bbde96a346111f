// A column of a table that is not in FROM, in WHERE.
// expect: cupel[E001]
// expect: column posts.views (Post::views)
// expect: is used in WHERE
// expect: add .join<Post>()
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&Post::views> > 100);
#else
constexpr auto q = select<User>().join<Post>().where(col<&Post::views> > 100);
#endif

constexpr auto text = sql<sqlite>(q);
