// A derived column has the type of what the query gives.
// expect: cupel[E010]
// expect: column busy.posts of table posts (Post) is of type bigint
#include "../models.hpp"

using namespace cupel;

constexpr auto busy =
    select(col<&Post::author_id>, func::count().as<"posts">()).group_by(col<&Post::author_id>).subquery<"busy">();

#ifdef MUST_FAIL
constexpr auto q = select(busy[label<"posts">]).from(busy).where(busy[label<"posts">] == "five");
#else
constexpr auto q = select(busy[label<"posts">]).from(busy).where(busy[label<"posts">] == 5);
#endif

constexpr auto text = sql<sqlite>(q);
