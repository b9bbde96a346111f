// SQLite has no standard deviation.
// expect: cupel[E107]: aggregate func::stddev of column posts.views (Post::views)
// expect: is asked of SQLite, which has none; select the values and compute in the program
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::stddev(col<&Post::views>));
#else
constexpr auto q = select(func::avg(col<&Post::views>));
#endif

constexpr auto text = sql<sqlite>(q);
