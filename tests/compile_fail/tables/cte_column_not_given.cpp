// A column that a CTE does not select.
// expect: cupel[E111]
// expect: column posts.title (Post::title) is no column of CTE busy of table posts (Post)
#include "../models.hpp"

using namespace cupel;

constexpr auto busy =
    select(col<&Post::author_id>, func::count().as<"posts">()).group_by(col<&Post::author_id>).cte<"busy">();

#ifdef MUST_FAIL
constexpr auto q = with(busy).select(busy[col<&Post::title>]).from(busy);
#else
constexpr auto q = with(busy).select(busy[col<&Post::author_id>]).from(busy);
#endif

constexpr auto text = sql<sqlite>(q);
