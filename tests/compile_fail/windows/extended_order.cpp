// The order of a window is said once.
// expect: cupel[E140]: window w of a SELECT from table posts (Post)
// expect: has an ORDER BY, and is extended with another; leave one of the two out
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::rank().over(window<"w">, order_by(col<&Post::id>)))
                       .from<Post>()
                       .window<"w">(order_by(col<&Post::views>));
#else
constexpr auto q = select(func::rank().over(window<"w">, order_by(col<&Post::id>)))
                       .from<Post>()
                       .window<"w">(partition_by(col<&Post::views>));
#endif

constexpr auto text = sql<sqlite>(q);
