// A CTE under the name of a table that the statement reads: SQL takes the name for the CTE.
// expect: cupel[E113]
// expect: table users (User) is in FROM beside CTE users (of Post)
// expect: give the CTE another name
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto authors = select(col<&Post::author_id>).cte<"users">();
#else
constexpr auto authors = select(col<&Post::author_id>).cte<"authors">();
#endif
constexpr auto q =
    with(authors).select<User>().where(col<&User::id>.in(select(authors[col<&Post::author_id>]).from(authors)));

constexpr auto text = sql<sqlite>(q);
