// An aggregate in GROUP BY.
// expect: cupel[E032]
// expect: aggregate func::count of column posts.id (Post::id)
// expect: stands in GROUP BY, which sees single rows; compute it in a subquery
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::count(col<&Post::id>)).group_by(func::count(col<&Post::id>));
#else
constexpr auto q = select(func::count(col<&Post::id>)).group_by(col<&Post::author_id>);
#endif

constexpr auto text = sql<sqlite>(q);
