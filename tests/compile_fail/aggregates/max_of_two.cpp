// An aggregate of two expressions.
// expect: cupel[E018]: func::max is given 2 arguments, one of them column posts.views (Post::views), and takes 1; pass one expression
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::max(col<&Post::views>, col<&Post::id>)).from<Post>();
#else
constexpr auto q = select(func::max(col<&Post::views>)).from<Post>();
#endif

constexpr auto text = sql<sqlite>(q);
