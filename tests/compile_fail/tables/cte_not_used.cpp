// A CTE that WITH declares and nothing uses.
// expect: cupel[E118]
// expect: CTE busy (of Post) is declared in WITH, but nothing uses it
// expect: .from(busy)
#include "../models.hpp"

using namespace cupel;

constexpr auto busy =
    select(col<&Post::author_id>, func::count().as<"posts">()).group_by(col<&Post::author_id>).cte<"busy">();

#ifdef MUST_FAIL
constexpr auto q = with(busy).select<User>();
#else
constexpr auto q = with(busy).select<User>().join(busy, busy[col<&Post::author_id>] == col<&User::id>);
#endif

constexpr auto text = sql<sqlite>(q);
