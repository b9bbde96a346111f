// Nothing lies between two texts.
// expect: cupel[E016]: column posts.title (Post::title) of type text
// expect: is ordered by func::percentile_cont, which computes between two numbers; take func::percentile_disc
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::percentile_cont(0.5).within_group(col<&Post::title>));
#else
constexpr auto q = select(func::percentile_disc(0.5).within_group(col<&Post::title>));
#endif

constexpr auto text = sql<postgresql>(q);
