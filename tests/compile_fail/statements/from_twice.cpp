// FROM given twice.
// expect: cupel[E042]
// expect: FROM of table users (User) is given twice, the second time with table posts; keep one and join the other table with .join<...>()
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::username>, col<&Post::title>).from<User>().from<Post>();
#else
constexpr auto q = select(col<&User::username>, col<&Post::title>).from<User>().join<Post>();
#endif

constexpr auto text = sql<sqlite>(q);
