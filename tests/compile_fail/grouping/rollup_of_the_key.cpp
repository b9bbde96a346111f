// Where a set leaves out the key of a table, it says nothing of the table's columns.
// expect: cupel[E031]: column posts.title (Post::title)
// expect: stands in SELECT and is neither in GROUP BY nor inside an aggregate
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Post::title>, func::count()).group_by(rollup(col<&Post::id>));
#else
constexpr auto q = select(col<&Post::title>, func::count()).group_by(col<&Post::id>, rollup(col<&Post::views>));
#endif

constexpr auto text = sql<postgresql>(q);
