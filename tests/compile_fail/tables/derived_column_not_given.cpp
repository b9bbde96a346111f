// A column that the query of a derived table does not select.
// expect: cupel[E111]
// expect: column posts.views (Post::views) is no column of derived table busy of table posts (Post)
// expect: select it there
#include "../models.hpp"

using namespace cupel;

constexpr auto busy =
    select(col<&Post::author_id>, func::count().as<"posts">()).group_by(col<&Post::author_id>).subquery<"busy">();

#ifdef MUST_FAIL
constexpr auto q = select(busy[col<&Post::views>]).from(busy);
#else
constexpr auto q = select(busy[col<&Post::author_id>]).from(busy);
#endif

constexpr auto text = sql<sqlite>(q);
