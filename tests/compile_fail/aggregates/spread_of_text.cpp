// Text has no spread.
// expect: cupel[E016]: column posts.title (Post::title) of type text
// expect: is argument 1 of func::var_pop(number)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::var_pop(col<&Post::title>));
#else
constexpr auto q = select(func::var_pop(col<&Post::views>));
#endif

constexpr auto text = sql<postgresql>(q);
