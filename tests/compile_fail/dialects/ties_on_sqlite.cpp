// PostgreSQL has it.
// expect: cupel[E128]
// expect: WITH TIES of a SELECT from table posts (Post) is asked of SQLite, which has none
// expect: func::rank()
#include "../models.hpp"

using namespace cupel;

constexpr auto q = select<Post>().order_by(col<&Post::id>).fetch_with_ties(3);
#ifdef MUST_FAIL
constexpr auto text = sql<sqlite>(q);
#else
constexpr auto text = sql<postgresql>(q);
#endif
