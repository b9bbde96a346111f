// A value makes another parameter each time.
// expect: cupel[E129]
// expect: DISTINCT ON of a SELECT from table posts (Post) names an expression with values
// expect: name label<name>
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Post::title>).distinct_on(col<&Post::views> / 10);
#else
constexpr auto q = select(col<&Post::title>, (col<&Post::views> / 10).as<"tens">()).distinct_on(label<"tens">);
#endif

constexpr auto text = sql<postgresql>(q);
