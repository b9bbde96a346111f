// SQL knows no labels in a window, however it is made.
// names-no-table: the label knows no table, and neither does the function
// expect: cupel[E108]: PARTITION BY or ORDER BY
// expect: is given a label or a value, which SQL does not know there; write the expression itself
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q =
    select(func::rank().over(window<"w">, order_by(label<"n">))).from<Post>().window<"w">(partition_by());
#else
constexpr auto q =
    select(func::rank().over(window<"w">, order_by(col<&Post::id>))).from<Post>().window<"w">(partition_by());
#endif

constexpr auto text = sql<sqlite>(q);
