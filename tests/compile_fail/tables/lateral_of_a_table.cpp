// LATERAL is said of a derived table.
// expect: cupel[E549]
// expect: LATERAL table users (User) is no derived table
// expect: pass select(...).subquery<name>()
#include "../models.hpp"

using namespace cupel;

constexpr auto last = select(col<&Post::title>)
                          .where(col<&Post::author_id> == col<&User::id>)
                          .order_by(col<&Post::id>.desc())
                          .limit(3)
                          .subquery<"last">();

constexpr auto other = alias<User, "other">;
#ifdef MUST_FAIL
constexpr auto q = select(col<&User::username>).from<User>().left_join_lateral(other);
#else
constexpr auto q = select(col<&User::username>).from<User>().left_join_lateral(last);
#endif

constexpr auto text = sql<postgresql>(q);
