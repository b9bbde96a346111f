// Two windows of one name.
// expect: cupel[E105]: window w of table posts (Post)
// expect: is defined twice; give one of the two another name
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Post::id>, func::count().over(window<"w">))
                       .window<"w">(order_by(col<&Post::id>))
                       .window<"w">(order_by(col<&Post::views>));
#else
constexpr auto q = select(col<&Post::id>, func::count().over(window<"w">), func::rank().over(window<"v">))
                       .window<"w">(order_by(col<&Post::id>))
                       .window<"v">(order_by(col<&Post::views>));
#endif

constexpr auto text = sql<sqlite>(q);
