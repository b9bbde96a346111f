// And WHEN.
// expect: cupel[E011]
// expect: column posts.views (Post::views) of type integer
// expect: stands where WHEN needs a condition
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(case_(when(col<&Post::views>, "read")).else_("unread").as<"seen">());
#else
constexpr auto q = select(case_(when(col<&Post::views> > 0, "read")).else_("unread").as<"seen">());
#endif

constexpr auto text = sql<sqlite>(q);
