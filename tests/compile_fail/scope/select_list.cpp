// A column of a table that is not in FROM, in the select list.
// expect: cupel[E001]
// expect: column posts.title (Post::title)
// expect: is used in SELECT
// expect: table posts is not in FROM; add .join<Post>() or .from<Post>()
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::username>, col<&Post::title>).from<User>();
#else
constexpr auto q = select(col<&User::username>, col<&Post::title>).from<User>().join<Post>();
#endif

constexpr auto text = sql<sqlite>(q);
