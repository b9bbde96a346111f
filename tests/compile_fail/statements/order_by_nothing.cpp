// ORDER BY without a key.
// expect: cupel[E663]: ORDER BY of table posts (Post) is given no key; name a column, as in col<&Post::title>, or leave the call out
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().order_by();
#else
constexpr auto q = select<Post>().order_by(col<&Post::title>);
#endif

constexpr auto text = sql<sqlite>(q);
