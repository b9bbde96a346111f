// An optional part of ORDER BY with nothing in it.
// expect: cupel[E663]: ORDER BY of table posts (Post) is given no key; name a column, as in col<&Post::title>, or leave the call out
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
auto q(bool flag) { return select<Post>().order_by_if(flag); }
#else
auto q(bool flag) { return select<Post>().order_by_if(flag, col<&Post::title>); }
#endif

auto text(bool flag) { return sql<sqlite>(q(flag)); }
