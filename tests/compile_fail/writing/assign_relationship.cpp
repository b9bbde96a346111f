// A relationship is set through objects, its column here.
// expect: cupel[E503]
// expect: col<&Post::author> is a relationship of table posts
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = update<Post>().set(col<&Post::author> = 7).where(col<&Post::id> == 1);
#else
constexpr auto q = update<Post>().set(col<&Post::author_id> = 7).where(col<&Post::id> == 1);
#endif

constexpr auto text = sql<sqlite>(q);
