// An aggregate in a window groups: without GROUP BY the whole result.
// expect: cupel[E030]: column posts.id (Post::id)
// expect: stands in SELECT beside an aggregate of the whole result
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q =
    select(col<&Post::id>, func::rank().over(window<"w">)).window<"w">(order_by(func::max(col<&Post::views>)));
#else
constexpr auto q = select(col<&Post::id>, func::rank().over(window<"w">)).window<"w">(order_by(col<&Post::views>));
#endif

constexpr auto text = sql<sqlite>(q);
