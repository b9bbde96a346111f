// An aggregate in WHERE, with its own condition.
// expect: cupel[E032]: aggregate func::count of table posts (Post)
// expect: stands in WHERE, which sees single rows; move the condition to .having(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Post::author_id>)
                       .where(func::count().filter(col<&Post::views> > 1) > 2)
                       .group_by(col<&Post::author_id>);
#else
constexpr auto q = select(col<&Post::author_id>)
                       .group_by(col<&Post::author_id>)
                       .having(func::count().filter(col<&Post::views> > 1) > 2);
#endif

constexpr auto text = sql<sqlite>(q);
