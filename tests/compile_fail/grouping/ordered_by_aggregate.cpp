// An aggregate in ORDER BY makes the whole result one group.
// expect: cupel[E030]
// expect: column users.username (User::username)
// expect: stands in SELECT beside an aggregate of the whole result
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q =
    select(col<&User::username>).from<User>().left_join<Post>().order_by(func::count(col<&Post::id>).desc());
#else
constexpr auto q = select(col<&User::username>)
                       .from<User>()
                       .left_join<Post>()
                       .group_by(col<&User::id>)
                       .order_by(func::count(col<&Post::id>).desc());
#endif

constexpr auto text = sql<sqlite>(q);
