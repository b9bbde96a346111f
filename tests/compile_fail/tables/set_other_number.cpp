// Two queries with different numbers of columns.
// expect: cupel[E114]
// expect: UNION has 2 columns in the query of table users (User)
// expect: and 1 column in that of table posts (Post)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto posts = select(col<&Post::id>);
#else
constexpr auto posts = select(col<&Post::id>, col<&Post::title>);
#endif
constexpr auto q = select(col<&User::id>, col<&User::username>).union_(posts);

constexpr auto text = sql<sqlite>(q);
