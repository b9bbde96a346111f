// SQL knows no labels inside a window.
// expect: cupel[E108]: PARTITION BY or ORDER BY inside window function func::sum over column posts.views (Post::views)
// expect: is given a label or a value, which SQL does not know there; write the expression itself
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q =
    select(col<&Post::id>.as<"post">(), func::sum(col<&Post::views>).over(order_by(label<"post">.desc())));
#else
constexpr auto q =
    select(col<&Post::id>.as<"post">(), func::sum(col<&Post::views>).over(order_by(col<&Post::id>.desc())));
#endif

constexpr auto text = sql<sqlite>(q);
