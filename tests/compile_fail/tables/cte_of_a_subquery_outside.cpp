// A CTE is seen by the statement whose WITH declares it, and by those in it.
// expect: cupel[E117]
// expect: CTE busy of table posts (Post) is in FROM
#include "../models.hpp"

using namespace cupel;

constexpr auto busy =
    select(col<&Post::author_id>, func::count().as<"posts">()).group_by(col<&Post::author_id>).cte<"busy">();

constexpr auto ids = select(busy[col<&Post::author_id>]).from(busy);
constexpr auto authors = select(col<&User::username>, busy[label<"posts">])
                             .from<User>()
                             .join(busy, busy[col<&Post::author_id>] == col<&User::id>);
#ifdef MUST_FAIL
constexpr auto q = authors.where(col<&User::id>.in(ids.with(busy)));
#else
constexpr auto q = authors.where(col<&User::id>.in(ids)).with(busy);
#endif

constexpr auto text = sql<sqlite>(q);
