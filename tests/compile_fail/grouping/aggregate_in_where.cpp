// An aggregate in WHERE.
// expect: cupel[E032]
// expect: aggregate func::count of column posts.id (Post::id)
// expect: stands in WHERE, which sees single rows; move the condition to .having(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Post::author_id>).where(func::count(col<&Post::id>) > 5).group_by(col<&Post::author_id>);
#else
constexpr auto q =
    select(col<&Post::author_id>).group_by(col<&Post::author_id>).having(func::count(col<&Post::id>) > 5);
#endif

constexpr auto text = sql<sqlite>(q);
