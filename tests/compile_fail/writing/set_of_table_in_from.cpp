// SET of a column of a table that is only read.
// expect: cupel[E050]
// expect: column users.age (User::age) is assigned in SET of table posts
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = update<Post>().set(col<&User::age> = 1).from<User>().where(col<&Post::author_id> == col<&User::id>);
#else
constexpr auto q =
    update<Post>().set(col<&Post::views> = 1).from<User>().where(col<&Post::author_id> == col<&User::id>);
#endif

constexpr auto text = sql<sqlite>(q);
