// Each value is compared with the column at its place.
// expect: cupel[E010]
// expect: column users.username (User::username) is of type text; column 2 of the subquery of table posts (Post) right of IN gives integer
// expect: ; select a column of that type there
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(
    row_(col<&User::id>, col<&User::username>).in(select(col<&Post::author_id>, col<&Post::views>)));
#else
constexpr auto q = select<User>().where(
    row_(col<&User::id>, col<&User::username>).in(select(col<&Post::author_id>, col<&Post::title>)));
#endif

constexpr auto text = sql<sqlite>(q);
