// A window that the statement does not define.
// expect: cupel[E105]: window recent of a SELECT from table posts (Post)
// expect: is used in SELECT, but not defined; add .window<name>(...) with that name
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q =
    select(func::rank().over(window<"recent">)).from<Post>().window<"latest">(order_by(col<&Post::id>.desc()));
#else
constexpr auto q =
    select(func::rank().over(window<"recent">)).from<Post>().window<"recent">(order_by(col<&Post::id>.desc()));
#endif

constexpr auto text = sql<sqlite>(q);
