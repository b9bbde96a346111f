// SQLite takes DISTINCT with one argument.
// expect: cupel[E107]: aggregate func::string_agg of column posts.title (Post::title)
// expect: has .distinct() beside its separator, which SQLite takes of one argument only; aggregate without it
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::string_agg(col<&Post::title>, ", ").distinct());
#else
constexpr auto q = select(func::string_agg(col<&Post::title>, ", "));
#endif

constexpr auto text = sql<sqlite>(q);
