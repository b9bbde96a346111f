// Nothing but columns of a derived table: its query must be brought into FROM.
// expect: cupel[E110]
// expect: column posts of derived table busy (of Post)
// expect: add .from(busy)
#include "../models.hpp"

using namespace cupel;

constexpr auto busy =
    select(col<&Post::author_id>, func::count().as<"posts">()).group_by(col<&Post::author_id>).subquery<"busy">();

#ifdef MUST_FAIL
constexpr auto q = select(busy[label<"posts">]);
#else
constexpr auto q = select(busy[label<"posts">]).from(busy);
#endif

constexpr auto text = sql<postgresql>(q);
