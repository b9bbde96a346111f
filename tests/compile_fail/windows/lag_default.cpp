// The default is of the column's type.
// expect: cupel[E010]: column posts.views (Post::views) is of type integer
// expect: `lag` cannot take a value of type text with it; pass a value of that type
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::lag(col<&Post::views>, 1, "none").over());
#else
constexpr auto q = select(func::lag(col<&Post::views>, 1, 0).over());
#endif

constexpr auto text = sql<sqlite>(q);
