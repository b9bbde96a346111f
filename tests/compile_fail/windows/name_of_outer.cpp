// A subquery does not know the windows of the statement around it.
// expect: cupel[E105]: window w of a SELECT from table posts (Post)
// expect: is used in SELECT, but not defined; add .window<name>(...) with that name
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto in_posts = select(func::rank().over(window<"w">)).from<Post>();
constexpr auto q = select(func::rank().over(window<"w">))
                       .from<User>()
                       .where(col<&User::id>.in(in_posts))
                       .window<"w">(order_by(col<&User::id>));
#else
constexpr auto in_posts = select(func::rank().over(order_by(col<&Post::id>))).from<Post>();
constexpr auto q = select(func::rank().over(window<"w">))
                       .from<User>()
                       .where(col<&User::id>.in(in_posts))
                       .window<"w">(order_by(col<&User::id>));
#endif

constexpr auto text = sql<sqlite>(q);
