// A column of a table that is not in FROM, in ORDER BY.
// expect: cupel[E001]
// expect: column posts.published_at (Post::published_at)
// expect: is used in ORDER BY
// expect: add .join<Post>()
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().order_by(col<&Post::published_at>.desc());
#else
constexpr auto q = select<User>().join<&User::posts>().order_by(col<&Post::published_at>.desc());
#endif

constexpr auto text = sql<sqlite>(q);
