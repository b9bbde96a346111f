// An aggregate of nothing, which counts rows only where it is func::count.
// expect: cupel[E018]: func::sum is given 0 arguments, and takes 1; pass one expression
// names-no-table: nothing that could name one is given
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::sum()).from<Post>();
#else
constexpr auto q = select(func::sum(col<&Post::views>)).from<Post>();
#endif

constexpr auto text = sql<sqlite>(q);
