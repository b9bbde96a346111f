// A label that no item of a derived table's query carries.
// expect: cupel[E111]
// expect: label number is no column of derived table busy of table posts (Post)
#include "../models.hpp"

using namespace cupel;

constexpr auto busy =
    select(col<&Post::author_id>, func::count().as<"posts">()).group_by(col<&Post::author_id>).subquery<"busy">();

#ifdef MUST_FAIL
constexpr auto q = select<User>().join(busy, busy[label<"number">] > 5);
#else
constexpr auto q = select<User>().join(busy, busy[label<"posts">] > 5);
#endif

constexpr auto text = sql<sqlite>(q);
