// SQLite has no LATERAL.
// expect: cupel[E119]
// expect: LATERAL derived table last of table posts (Post) is asked of sqlite
// expect: scalar(select(...))
#include "../models.hpp"

using namespace cupel;

constexpr auto last = select(col<&Post::title>)
                          .where(col<&Post::author_id> == col<&User::id>)
                          .order_by(col<&Post::id>.desc())
                          .limit(3)
                          .subquery<"last">();

constexpr auto q = select(col<&User::username>, last[col<&Post::title>]).from<User>().join_lateral(last);

#ifdef MUST_FAIL
constexpr auto text = sql<sqlite>(q);
#else
constexpr auto text = sql<postgresql>(q);
#endif
