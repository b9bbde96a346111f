// A text function of a number.
// expect: cupel[E016]
// expect: column posts.views (Post::views) of type integer
// expect: argument 1 of func::lower(text)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(func::lower(col<&Post::views>) == "a");
#else
constexpr auto q = select<Post>().where(func::lower(col<&Post::title>) == "a");
#endif

constexpr auto text = sql<sqlite>(q);
