// Branches of different types.
// expect: cupel[E010]
// expect: the first THEN of CASE on column posts.views (Post::views) is of type text
// expect: `THEN` cannot take a value of type integer
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(case_(when(col<&Post::views> > 100, "many"), when(col<&Post::views> > 10, 10)).as<"seen">());
#else
constexpr auto q =
    select(case_(when(col<&Post::views> > 100, "many"), when(col<&Post::views> > 10, "some")).as<"seen">());
#endif

constexpr auto text = sql<sqlite>(q);
