// A derived table does not see the tables beside it.
// expect: cupel[E001]
// expect: column users.id (User::id) is used in WHERE
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto own = select(col<&Post::title>).where(col<&Post::author_id> == col<&User::id>).subquery<"own">();
#else
constexpr auto own = select(col<&Post::title>).where(col<&Post::author_id> == 7).subquery<"own">();
#endif
constexpr auto q = select(col<&User::username>, own[col<&Post::title>]).from<User>().cross_join(own);

constexpr auto text = sql<postgresql>(q);
