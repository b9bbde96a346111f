// A lock reaches into a query in FROM, where it may have no rows.
// expect: cupel[E145]: FOR UPDATE would lock rows of busy, a query in FROM of derived table busy (of Post)
// expect: ; name the tables: .of<T>(), or lock inside that query
#include "../models.hpp"

using namespace cupel;

constexpr auto busy = select(col<&Post::author_id>).group_by(col<&Post::author_id>).subquery<"busy">();
constexpr auto start = select(col<&User::id>).from<User>().join(busy, busy[col<&Post::author_id>] == col<&User::id>);

#ifdef MUST_FAIL
constexpr auto q = start.for_update();
#else
constexpr auto q = start.for_update().of<User>();
#endif

constexpr auto text = sql<postgresql>(q);
