// A subquery beside an aggregate names a column that is not grouped, of the statement around it.
// expect: cupel[E030]
// expect: column users.id (User::id)
// expect: beside an aggregate of the whole result; add it to .group_by(...)
#include "../models.hpp"

using namespace cupel;

constexpr auto has_posts = exists(select(col<&Post::id>).where(col<&Post::author_id> == col<&User::id>));

#ifdef MUST_FAIL
constexpr auto q = select(func::count(), has_posts).from<User>();
#else
constexpr auto q = select(func::count(), has_posts).from<User>().group_by(col<&User::id>);
#endif

constexpr auto text = sql<sqlite>(q);
