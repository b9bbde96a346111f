// The results of CASE are of one type.
// expect: cupel[E010]
// expect: the first THEN of CASE on column posts.views (Post::views) is of type text; `THEN` cannot take a value of type integer
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(case_(col<&Post::views>).when(1, "one").when(2, 2).else_("many"));
#else
constexpr auto q = select(case_(col<&Post::views>).when(1, "one").when(2, "two").else_("many"));
#endif

constexpr auto text = sql<sqlite>(q);
