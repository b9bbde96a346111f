// The number of an item is no key.
// expect: cupel[E108]: PARTITION BY or ORDER BY inside window function func::sum over column posts.views (Post::views)
// expect: is given a label or a value, which SQL does not know there; write the expression itself
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Post::id>, func::sum(col<&Post::views>).over(partition_by(1)));
#else
constexpr auto q = select(col<&Post::id>, func::sum(col<&Post::views>).over(partition_by(col<&Post::author_id>)));
#endif

constexpr auto text = sql<sqlite>(q);
