// A derived table that names a table beside it is joined with LATERAL.
// expect: cupel[E001]
// expect: column users.id (User::id) is used in WHERE
#include "../models.hpp"

using namespace cupel;

constexpr auto last = select(col<&Post::title>)
                          .where(col<&Post::author_id> == col<&User::id>)
                          .order_by(col<&Post::id>.desc())
                          .limit(3)
                          .subquery<"last">();

#ifdef MUST_FAIL
constexpr auto q = select(last[col<&Post::title>]).from<User>().cross_join(last);
#else
constexpr auto q = select(last[col<&Post::title>]).from<User>().join_lateral(last);
#endif

constexpr auto text = sql<postgresql>(q);
