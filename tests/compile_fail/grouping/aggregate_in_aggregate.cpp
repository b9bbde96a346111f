// An aggregate inside another aggregate.
// expect: cupel[E033]
// expect: aggregate func::count of column posts.id (Post::id)
// expect: stands inside another aggregate in SELECT; aggregate in a subquery first
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::max(func::count(col<&Post::id>))).group_by(col<&Post::author_id>);
#else
constexpr auto q = select(func::count(col<&Post::id>)).group_by(col<&Post::author_id>);
#endif

constexpr auto text = sql<sqlite>(q);
