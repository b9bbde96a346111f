// A window with a name is over groups where there are some.
// expect: cupel[E031]: column posts.views (Post::views)
// expect: stands in WINDOW and is neither in GROUP BY nor inside an aggregate
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Post::author_id>, func::rank().over(window<"w">))
                       .group_by(col<&Post::author_id>)
                       .window<"w">(order_by(col<&Post::views>));
#else
constexpr auto q = select(col<&Post::author_id>, func::rank().over(window<"w">))
                       .group_by(col<&Post::author_id>)
                       .window<"w">(order_by(func::sum(col<&Post::views>)));
#endif

constexpr auto text = sql<sqlite>(q);
