// A label names an item of the select list, not something inside an aggregate.
// expect: cupel[E108]: ORDER BY inside aggregate func::string_agg of column posts.title (Post::title)
// expect: is given a label or a value, which SQL does not know there; write the expression itself
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::string_agg(col<&Post::title>, ",").order_by(label<"views">.desc()));
#else
constexpr auto q = select(func::string_agg(col<&Post::title>, ",").order_by(col<&Post::views>.desc()));
#endif

constexpr auto text = sql<postgresql>(q);
