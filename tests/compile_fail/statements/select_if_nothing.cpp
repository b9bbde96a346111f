// An optional part of the select list with nothing in it.
// expect: cupel[E663]: SELECT of table posts (Post) is given nothing to select; name a column, as in col<&Post::title>, or all of a table
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
auto q(bool flag) { return select(col<&Post::id>).select_if(flag); }
#else
auto q(bool flag) { return select(col<&Post::id>).select_if(flag, col<&Post::title>); }
#endif

auto text(bool flag) { return sql<sqlite>(q(flag)); }
