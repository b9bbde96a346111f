// A window function inside a window with a name.
// expect: cupel[E101]: window function func::rank over column posts.id (Post::id)
// expect: stands inside another window function in WINDOW; select it in a subquery first
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::count().over(window<"w">))
                       .from<Post>()
                       .window<"w">(order_by(func::rank().over(order_by(col<&Post::id>))));
#else
constexpr auto q = select(func::count().over(window<"w">)).from<Post>().window<"w">(order_by(col<&Post::id>));
#endif

constexpr auto text = sql<sqlite>(q);
