// A window that the statement does not define, extended.
// expect: cupel[E105]: window recent of a SELECT from table posts (Post)
// expect: is used in SELECT, but not defined; add .window<name>(...) with that name
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::rank().over(window<"recent">, order_by(col<&Post::id>))).from<Post>();
#else
constexpr auto q = select(func::rank().over(order_by(col<&Post::id>))).from<Post>();
#endif

constexpr auto text = sql<sqlite>(q);
