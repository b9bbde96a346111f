// A hint that would end its comment.
// expect: cupel[E129]
// expect: the hint of a SELECT from table posts (Post) has a beginning or an end of a comment in it
// expect: leave /* and */ out of .hint<...>()
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().hint<"SeqScan(posts) */ 1, /*">();
#else
constexpr auto q = select<Post>().hint<"SeqScan(posts)">();
#endif

constexpr auto text = sql<postgresql>(q);
