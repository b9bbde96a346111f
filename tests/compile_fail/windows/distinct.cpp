// Different values of a window.
// expect: cupel[E104]: aggregate func::count of column posts.author_id (Post::author_id)
// expect: is given .over(...) beside .distinct(), which no window has; count the different values in a subquery
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::count(col<&Post::author_id>).distinct().over());
#else
constexpr auto q = select(func::count(col<&Post::author_id>).over());
#endif

constexpr auto text = sql<sqlite>(q);
