// A column of a derived table beside an aggregate.
// expect: cupel[E030]
// expect: column busy.author_id (Post::author_id) stands in SELECT beside an aggregate
#include "../models.hpp"

using namespace cupel;

constexpr auto busy =
    select(col<&Post::author_id>, func::count().as<"posts">()).group_by(col<&Post::author_id>).subquery<"busy">();

constexpr auto counted = select(busy[col<&Post::author_id>], func::sum(busy[label<"posts">])).from(busy);
#ifdef MUST_FAIL
constexpr auto q = counted;
#else
constexpr auto q = counted.group_by(busy[col<&Post::author_id>]);
#endif

constexpr auto text = sql<sqlite>(q);
