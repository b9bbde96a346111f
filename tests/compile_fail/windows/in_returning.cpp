// A window function in RETURNING.
// expect: cupel[E100]: window function func::row_number over table posts (Post)
// expect: stands in RETURNING, where there are no windows; select it in a subquery
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = delete_from<Post>().where(col<&Post::id> > 3).returning(func::row_number().over());
#else
constexpr auto q = delete_from<Post>().where(col<&Post::id> > 3).returning(col<&Post::id>);
#endif

constexpr auto text = sql<sqlite>(q);
