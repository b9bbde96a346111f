// A subquery may give many rows.
// expect: cupel[E017]
// expect: column users.id (User::id) is of type bigint
// expect: a subquery, which may give many rows; write .in(select(...))
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::id> == select(col<&Post::author_id>));
#else
constexpr auto q = select<User>().where(col<&User::id>.in(select(col<&Post::author_id>)));
#endif

constexpr auto text = sql<sqlite>(q);
