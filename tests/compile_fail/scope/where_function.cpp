// A column of a table that is not in FROM, deep inside an expression.
// expect: cupel[E001]
// expect: column posts.title (Post::title)
// expect: is used in WHERE
// expect: add .join<Post>()
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::is_active> && func::lower(col<&Post::title>).like("c%"));
#else
constexpr auto q =
    select<User>().join<Post>().where(col<&User::is_active> && func::lower(col<&Post::title>).like("c%"));
#endif

constexpr auto text = sql<sqlite>(q);
