// Keys have no direction.
// expect: cupel[E037]: GROUP BY of table posts (Post)
// expect: is given a value that is no column, expression or label; name a column
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Post::author_id>, func::count()).group_by(cube(col<&Post::author_id>.desc()));
#else
constexpr auto q = select(col<&Post::author_id>, func::count()).group_by(cube(col<&Post::author_id>));
#endif

constexpr auto text = sql<postgresql>(q);
