// FROM given twice, the second time with a derived table.
// expect: cupel[E042]
// expect: the second time with derived table busy of table posts (Post)
#include "../models.hpp"

using namespace cupel;

constexpr auto busy =
    select(col<&Post::author_id>, func::count().as<"posts">()).group_by(col<&Post::author_id>).subquery<"busy">();

#ifdef MUST_FAIL
constexpr auto q = select(busy[label<"posts">]).from<User>().from(busy);
#else
constexpr auto q = select(busy[label<"posts">]).from(busy);
#endif

constexpr auto text = sql<sqlite>(q);
