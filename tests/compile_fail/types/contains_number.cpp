// A text contains text.
// expect: cupel[E010]
// expect: column posts.title (Post::title) is of type text; `contains` cannot take a value of type integer
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(col<&Post::title>.contains(1));
#else
constexpr auto q = select<Post>().where(col<&Post::title>.contains("1"));
#endif

constexpr auto text = sql<sqlite>(q);
