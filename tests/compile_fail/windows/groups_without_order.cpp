// Groups of equal keys, without a key.
// expect: cupel[E103]: the frame GROUPS BETWEEN n PRECEDING AND CURRENT ROW
// expect: of a window by column posts.author_id (Post::author_id) counts groups of equal keys; say .order_by(...) before .groups(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::count().over(partition_by(col<&Post::author_id>).groups(preceding(1))));
#else
constexpr auto q =
    select(func::count().over(partition_by(col<&Post::author_id>).order_by(col<&Post::id>).groups(preceding(1))));
#endif

constexpr auto text = sql<sqlite>(q);
