// A window without a column, in WHERE.
// expect: cupel[E100]: window function func::row_number over table posts (Post)
// expect: stands in WHERE, which is worked out before there are windows
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(func::row_number().over() < 4);
#else
constexpr auto q = select(col<&Post::id>, func::row_number().over());
#endif

constexpr auto text = sql<sqlite>(q);
