// The other arguments have types as well.
// expect: cupel[E016]
// expect: a value of type integer
// expect: argument 2 of func::replace(text, text, text) of column posts.title (Post::title)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::replace(col<&Post::title>, 1, 2).as<"title">());
#else
constexpr auto q = select(func::replace(col<&Post::title>, "1", "2").as<"title">());
#endif

constexpr auto text = sql<sqlite>(q);
