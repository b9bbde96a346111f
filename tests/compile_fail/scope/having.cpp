// A column of a table that is not in FROM, in HAVING.
// expect: cupel[E001]
// expect: column posts.views (Post::views)
// expect: is used in HAVING
// expect: add .join<Post>()
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::role>, func::count())
                       .from<User>()
                       .group_by(col<&User::role>)
                       .having(func::max(col<&Post::views>) > 10);
#else
constexpr auto q = select(col<&User::role>, func::count())
                       .from<User>()
                       .join<Post>()
                       .group_by(col<&User::role>)
                       .having(func::max(col<&Post::views>) > 10);
#endif

constexpr auto text = sql<sqlite>(q);
