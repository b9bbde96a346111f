// A column of another table in RETURNING.
// expect: cupel[E001]
// expect: column users.username (User::username)
// expect: is used in RETURNING
// expect: table users is not written here; name columns of Post
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = update<Post>().set(col<&Post::views> = 0).where(col<&Post::id> == 1).returning(col<&User::username>);
#else
constexpr auto q = update<Post>().set(col<&Post::views> = 0).where(col<&Post::id> == 1).returning(col<&Post::title>);
#endif

constexpr auto text = sql<sqlite>(q);
