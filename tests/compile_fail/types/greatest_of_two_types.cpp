// What is compared is of one type.
// expect: cupel[E010]
// expect: column posts.views (Post::views) is of type integer; `greatest` cannot take column posts.title (Post::title) of type text
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::greatest(col<&Post::views>, col<&Post::title>));
#else
constexpr auto q = select(func::greatest(col<&Post::views>, col<&Post::id>));
#endif

constexpr auto text = sql<sqlite>(q);
