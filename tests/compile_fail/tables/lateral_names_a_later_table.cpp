// LATERAL sees the tables before it.
// expect: cupel[E001]
// expect: column users.id (User::id) is used in WHERE
// expect: move its join before this one
#include "../models.hpp"

using namespace cupel;

constexpr auto last = select(col<&Post::title>)
                          .where(col<&Post::author_id> == col<&User::id>)
                          .order_by(col<&Post::id>.desc())
                          .limit(3)
                          .subquery<"last">();

#ifdef MUST_FAIL
constexpr auto q =
    select(last[col<&Post::title>]).from<Tag>().join_lateral(last).join<User>(col<&User::id> == col<&Tag::id>);
#else
constexpr auto q =
    select(last[col<&Post::title>]).from<Tag>().join<User>(col<&User::id> == col<&Tag::id>).join_lateral(last);
#endif

constexpr auto text = sql<postgresql>(q);
