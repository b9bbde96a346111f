// A column of a CTE that WITH declares, and FROM does not have.
// expect: cupel[E110]
// expect: column posts of CTE busy (of Post) is used in WHERE, but it is not in FROM
// expect: add .from(busy)
#include "../models.hpp"

using namespace cupel;

constexpr auto busy =
    select(col<&Post::author_id>, func::count().as<"posts">()).group_by(col<&Post::author_id>).cte<"busy">();

#ifdef MUST_FAIL
constexpr auto q = with(busy).select<User>().where(busy[label<"posts">] > 3);
#else
constexpr auto q =
    with(busy).select<User>().join(busy, busy[col<&Post::author_id>] == col<&User::id>).where(busy[label<"posts">] > 3);
#endif

constexpr auto text = sql<sqlite>(q);
