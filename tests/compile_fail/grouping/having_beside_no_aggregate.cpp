// HAVING without GROUP BY beside a select list without aggregates, on SQLite.
// expect: cupel[E107]
// expect: HAVING on column posts.views (Post::views)
// expect: which sqlite takes only where an aggregate is selected, and not inside a window; select func::count() too
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::rank().over(order_by(func::max(col<&Post::views>))).as<"rank">())
                       .from<Post>()
                       .having(func::max(col<&Post::views>) > 7);
#else
constexpr auto q = select(func::rank().over(order_by(func::max(col<&Post::views>))).as<"rank">(), func::count())
                       .from<Post>()
                       .having(func::max(col<&Post::views>) > 7);
#endif
constexpr auto text = sql<sqlite>(q);
constexpr auto elsewhere = sql<postgresql>(q);
