// A name goes on from no name.
// names-no-table: func::rank has no argument, and so no table
// expect: cupel[E104]
// expect: with what is no window; pass partition_by(...), order_by(...) or nothing
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::rank().over(window<"w">, window<"w">)).from<Post>().window<"w">(partition_by());
#else
constexpr auto q =
    select(func::rank().over(window<"w">, order_by(col<&Post::id>))).from<Post>().window<"w">(partition_by());
#endif

constexpr auto text = sql<sqlite>(q);
