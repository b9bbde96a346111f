// A subquery has windows of its own, but its WHERE has none either.
// expect: cupel[E100]: window function func::ntile over column posts.views (Post::views)
// expect: stands in WHERE, which is worked out before there are windows
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(
    col<&User::id>.in(select(col<&Post::author_id>).where(func::ntile(4).over(order_by(col<&Post::views>)) == 1)));
#else
constexpr auto q = select<User>().where(
    col<&User::id>.in(select(cast<std::int64_t>(func::ntile(4).over(order_by(col<&Post::views>))))));
#endif

constexpr auto text = sql<sqlite>(q);
