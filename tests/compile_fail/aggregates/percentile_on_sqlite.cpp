// SQLite has no percentiles.
// expect: cupel[E107]: aggregate func::percentile_disc of column posts.views (Post::views)
// expect: is asked of SQLite, which has none; select the values and compute in the program
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::percentile_disc(0.5).within_group(col<&Post::views>));
#else
constexpr auto q = select(func::avg(col<&Post::views>));
#endif

constexpr auto text = sql<sqlite>(q);
