// What CASE compares with is of the type of its subject.
// expect: cupel[E010]
// expect: column posts.views (Post::views) is of type integer; `CASE` cannot take a value of type text
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(case_(col<&Post::views>).when("1", "one").else_("many"));
#else
constexpr auto q = select(case_(col<&Post::views>).when(1, "one").else_("many"));
#endif

constexpr auto text = sql<sqlite>(q);
