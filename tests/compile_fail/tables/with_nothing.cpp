// WITH of no CTE.
// expect: cupel[E663]
// expect: WITH of table posts (Post) is given no CTE
#include "../models.hpp"

using namespace cupel;

constexpr auto few = select(col<&Post::id>).limit(3).cte<"few">();

#ifdef MUST_FAIL
constexpr auto q = select<Post>().with();
#else
constexpr auto q = select<Post>().where(col<&Post::id>.in(select(few[col<&Post::id>]).from(few))).with(few);
#endif

constexpr auto text = sql<sqlite>(q);
