// Characters are counted in whole numbers.
// expect: cupel[E016]
// expect: a value of type double precision is argument 2 of func::left(text, integer) of column posts.title (Post::title)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::left(col<&Post::title>, 1.5));
#else
constexpr auto q = select(func::left(col<&Post::title>, 1));
#endif

constexpr auto text = sql<sqlite>(q);
