// It is an aggregate like others.
// expect: cupel[E032]: aggregate func::mode of column posts.views (Post::views)
// expect: stands in WHERE, which sees single rows; move the condition to .having(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Post::author_id>)
                       .where(func::mode().within_group(col<&Post::views>) == 3)
                       .group_by(col<&Post::author_id>);
#else
constexpr auto q = select(col<&Post::author_id>)
                       .group_by(col<&Post::author_id>)
                       .having(func::mode().within_group(col<&Post::views>) == 3);
#endif

constexpr auto text = sql<postgresql>(q);
