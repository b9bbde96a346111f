// A CTE in FROM that WITH does not declare.
// expect: cupel[E117]
// expect: CTE busy of table posts (Post) is in FROM, but not in WITH there
// expect: .with(busy)
#include "../models.hpp"

using namespace cupel;

constexpr auto busy =
    select(col<&Post::author_id>, func::count().as<"posts">()).group_by(col<&Post::author_id>).cte<"busy">();

constexpr auto counts = select(busy[label<"posts">]).from(busy);
#ifdef MUST_FAIL
constexpr auto q = counts;
#else
constexpr auto q = counts.with(busy);
#endif

constexpr auto text = sql<sqlite>(q);
