// A column of an embedded struct whose table is not in FROM.
// expect: cupel[E001]
// expect: column users.created_at (User::audit.created_at)
// expect: is used in WHERE
// expect: add .join<User>()
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(col<&Post::published_at> < col<&User::audit, &timestamps::created_at>);
#else
constexpr auto q =
    select<Post>().join<User>().where(col<&Post::published_at> < col<&User::audit, &timestamps::created_at>);
#endif

constexpr auto text = sql<sqlite>(q);
