// A function called without its argument.
// expect: cupel[E018]: func::upper(text) is given 0 arguments, and takes 1; pass as many arguments as it takes
// names-no-table: nothing that could name one is given
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::upper()).from<Post>();
#else
constexpr auto q = select(func::upper(col<&Post::title>)).from<Post>();
#endif

constexpr auto text = sql<sqlite>(q);
