// A subquery of another type.
// expect: cupel[E010]
// expect: column users.id (User::id) is of type bigint
// expect: the subquery of IN gives text
// expect: select a column of that type there
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::id>.in(select(col<&Post::title>)));
#else
constexpr auto q = select<User>().where(col<&User::id>.in(select(col<&Post::author_id>)));
#endif

constexpr auto text = sql<sqlite>(q);
