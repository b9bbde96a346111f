// SQLite has no grouping sets.
// expect: cupel[E107]: ROLLUP by column posts.author_id (Post::author_id)
// expect: is asked of a database that has no grouping sets; write a SELECT for each set of keys and join them with union_all
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Post::author_id>, func::count()).group_by(rollup(col<&Post::author_id>));
#else
constexpr auto q = select(col<&Post::author_id>, func::count()).group_by(col<&Post::author_id>);
#endif

constexpr auto text = sql<sqlite>(q);
