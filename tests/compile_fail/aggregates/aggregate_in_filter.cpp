// An aggregate in the condition of another.
// expect: cupel[E033]: aggregate func::count of table posts (Post)
// expect: stands inside another aggregate in SELECT; aggregate in a subquery first
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::sum(col<&Post::views>).filter(func::count() > 1));
#else
constexpr auto q = select(func::sum(col<&Post::views>).filter(col<&Post::id> > 1));
#endif

constexpr auto text = sql<sqlite>(q);
