// A subquery of two columns.
// expect: cupel[E015]
// expect: column users.id (User::id) IN (SELECT ...) needs a subquery of one column
// expect: select one column there
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::id>.in(select(col<&Post::author_id>, col<&Post::id>)));
#else
constexpr auto q = select<User>().where(col<&User::id>.in(select(col<&Post::author_id>)));
#endif

constexpr auto text = sql<sqlite>(q);
