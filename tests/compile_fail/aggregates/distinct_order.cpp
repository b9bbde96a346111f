// Duplicates are gone before they could be ordered by something else.
// expect: cupel[E109]: aggregate func::string_agg of column posts.title (Post::title)
// expect: is .distinct(), but ordered by column posts.views (Post::views); order by what it aggregates
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::string_agg(col<&Post::title>, ",").distinct().order_by(col<&Post::views>));
#else
constexpr auto q = select(func::string_agg(col<&Post::title>, ",").distinct().order_by(col<&Post::title>.desc()));
#endif

constexpr auto text = sql<postgresql>(q);
