// More arguments than a function takes that has optional ones.
// expect: cupel[E018]: func::substr(text, number[, number]) is given 4 arguments, the first of them column posts.title (Post::title) of type text, and takes 2 to 3; pass as many arguments as it takes
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::substr(col<&Post::title>, 1, 2, 3)).from<Post>();
#else
constexpr auto q = select(func::substr(col<&Post::title>, 1, 2)).from<Post>();
#endif

constexpr auto text = sql<sqlite>(q);
