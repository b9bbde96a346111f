// A window is over groups, not over groups of groups.
// expect: cupel[E033]: aggregate func::count of table posts (Post)
// expect: stands inside another aggregate in SELECT; aggregate in a subquery first
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::sum(func::max(func::count())).over()).from<Post>();
#else
constexpr auto q = select(func::sum(func::count()).over()).from<Post>();
#endif

constexpr auto text = sql<sqlite>(q);
