// PostgreSQL has it.
// expect: cupel[E128]
// expect: DISTINCT ON of a SELECT from table posts (Post) is asked of SQLite, which has none
// expect: func::row_number()
#include "../models.hpp"

using namespace cupel;

constexpr auto q = select<Post>().distinct_on(col<&Post::author_id>);
#ifdef MUST_FAIL
constexpr auto text = sql<sqlite>(q);
#else
constexpr auto text = sql<postgresql>(q);
#endif
