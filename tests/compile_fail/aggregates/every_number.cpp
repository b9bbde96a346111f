// bool_and and its like take conditions.
// expect: cupel[E011]: column posts.views (Post::views)
// expect: stands where func::every needs a condition; compare it with something
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::every(col<&Post::views>));
#else
constexpr auto q = select(func::every(col<&Post::views> > 0));
#endif

constexpr auto text = sql<sqlite>(q);
