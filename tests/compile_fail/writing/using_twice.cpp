// USING twice.
// expect: cupel[E042]
// expect: USING of table posts (Post) is given twice, the second time with table tags
// expect: join the other table with .join<...>()
#include "../models.hpp"

using namespace cupel;

constexpr auto start = delete_from<Post>().using_<User>();
#ifdef MUST_FAIL
constexpr auto q = start.using_<Tag>().where(col<&Post::author_id> == col<&User::id>);
#else
constexpr auto q = start.cross_join<Tag>().where(col<&Post::author_id> == col<&User::id>);
#endif

constexpr auto text = sql<sqlite>(q);
