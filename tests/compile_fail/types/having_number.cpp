// HAVING takes a condition.
// expect: cupel[E011]
// expect: aggregate func::count of column posts.id (Post::id) of type bigint
// expect: stands where HAVING needs a condition
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Post::author_id>).group_by(col<&Post::author_id>).having(func::count(col<&Post::id>));
#else
constexpr auto q =
    select(col<&Post::author_id>).group_by(col<&Post::author_id>).having(func::count(col<&Post::id>) > 1);
#endif

constexpr auto text = sql<sqlite>(q);
