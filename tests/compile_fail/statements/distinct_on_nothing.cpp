// DISTINCT ON without a key.
// expect: cupel[E663]: DISTINCT ON of table posts (Post) is given no key; name a column, as in col<&Post::title>, or leave the call out
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().distinct_on();
#else
constexpr auto q = select<Post>().distinct_on(col<&Post::title>);
#endif

constexpr auto text = sql<postgresql>(q);
