// GROUP BY the number of an item, as SQL has it.
// expect: cupel[E037]
// expect: GROUP BY of table posts (Post) is given a value that is no column
// expect: name a column, as in col<&Post::title>
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Post::author_id>, func::count().as<"posts">()).group_by(1);
#else
constexpr auto q = select(col<&Post::author_id>, func::count().as<"posts">()).group_by(col<&Post::author_id>);
#endif

constexpr auto text = sql<sqlite>(q);
