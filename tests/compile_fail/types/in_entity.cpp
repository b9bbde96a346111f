// A whole entity is many columns.
// expect: cupel[E015]
// expect: column users.id (User::id) NOT IN (SELECT ...) needs a subquery of one column
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::id>.not_in(select<Post>()));
#else
constexpr auto q = select<User>().where(col<&User::id>.not_in(select(col<&Post::author_id>)));
#endif

constexpr auto text = sql<sqlite>(q);
