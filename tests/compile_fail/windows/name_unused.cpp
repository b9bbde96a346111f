// A window that nothing is over.
// expect: cupel[E105]: window latest of a SELECT from table posts (Post)
// expect: is defined, but no function is over it; leave it out, or write .over(window<name>) with that name
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::count().over()).from<Post>().window<"latest">(order_by(col<&Post::id>.desc()));
#else
constexpr auto q =
    select(func::count().over(window<"latest">)).from<Post>().window<"latest">(order_by(col<&Post::id>.desc()));
#endif

constexpr auto text = sql<sqlite>(q);
