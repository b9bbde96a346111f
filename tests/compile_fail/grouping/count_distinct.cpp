// DISTINCT of a count of rows, which counts no values.
// expect: cupel[E532]
// expect: aggregate func::count counts rows, and is given .distinct(), which is of values
// expect: name the column whose values are to differ: func::count(col<...>).distinct()
// names-no-table: func::count() names none
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::count().distinct()).from<Post>();
#else
constexpr auto q = select(func::count(col<&Post::author_id>).distinct()).from<Post>();
#endif

constexpr auto text = sql<sqlite>(q);
