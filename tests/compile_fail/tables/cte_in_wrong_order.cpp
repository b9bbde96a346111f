// A CTE uses those before it.
// expect: cupel[E117]
// expect: CTE busy of table posts (Post) is in FROM, but not in WITH there
// expect: in front of the CTEs that use it
#include "../models.hpp"

using namespace cupel;

constexpr auto busy =
    select(col<&Post::author_id>, func::count().as<"posts">()).group_by(col<&Post::author_id>).cte<"busy">();

constexpr auto very = select(busy[col<&Post::author_id>]).from(busy).where(busy[label<"posts">] > 9).cte<"very">();
constexpr auto authors = select(very[col<&Post::author_id>]).from(very);
#ifdef MUST_FAIL
constexpr auto q = authors.with(very, busy);
#else
constexpr auto q = authors.with(busy, very);
#endif

constexpr auto text = sql<sqlite>(q);
