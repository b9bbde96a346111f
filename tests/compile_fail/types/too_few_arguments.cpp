// replace(text, from, to)
// expect: cupel[E018]
// expect: column posts.title (Post::title)
// expect: func::replace(text, text, text) is given 2 arguments, the first of them
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::replace(col<&Post::title>, "a").as<"title">());
#else
constexpr auto q = select(func::replace(col<&Post::title>, "a", "").as<"title">());
#endif

constexpr auto text = sql<sqlite>(q);
