// A derived table under the name of a table in FROM.
// expect: cupel[E113]
// expect: which is that of table users (User)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto other = select(col<&Post::author_id>).subquery<"users">();
#else
constexpr auto other = select(col<&Post::author_id>).subquery<"authors">();
#endif
constexpr auto q = select<User>().join(other, other[col<&Post::author_id>] == col<&User::id>);

constexpr auto text = sql<sqlite>(q);
