// SQL asked of what is no dialect.
// expect: cupel[E664]: the SQL of a statement of table posts (Post) is asked of int, which is no dialect; write sql<sqlite>(...) or sql<postgresql>(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto made = sql<int>(select<Post>());
#else
constexpr auto made = sql<sqlite>(select<Post>());
#endif
