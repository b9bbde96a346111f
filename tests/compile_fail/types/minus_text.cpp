// The sign of a text.
// expect: cupel[E013]
// expect: column posts.title (Post::title) is of type text
// expect: `-` computes with numbers only
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().order_by((-col<&Post::title>).asc());
#else
constexpr auto q = select<Post>().order_by(col<&Post::title>.desc());
#endif

constexpr auto text = sql<sqlite>(q);
