// Text on the right.
// expect: cupel[E010]
// expect: column posts.views (Post::views) is of type integer
// expect: `+` cannot take column posts.title (Post::title) of type text
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select((col<&Post::views> + col<&Post::title>).as<"sum">());
#else
constexpr auto q = select((col<&Post::views> + func::length(col<&Post::title>)).as<"sum">());
#endif

constexpr auto text = sql<sqlite>(q);
