// SQLite has no reverse.
// expect: cupel[E084]
// expect: func::reverse of column posts.title (Post::title) is not there in SQLite; reverse the value in the program
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::reverse(col<&Post::title>));
#else
constexpr auto q = select(func::upper(col<&Post::title>));
#endif

constexpr auto text = sql<sqlite>(q);
