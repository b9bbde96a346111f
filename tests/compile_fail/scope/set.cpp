// A column of another table as the value of SET.
// expect: cupel[E001]
// expect: column users.age (User::age)
// expect: is used in SET
// expect: table users is not written here; name columns of Post
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = update<Post>().set(col<&Post::views> = col<&User::age>).where(col<&Post::id> == 1);
#else
constexpr auto q = update<Post>().set(col<&Post::views> = col<&Post::views> + 1).where(col<&Post::id> == 1);
#endif

constexpr auto text = sql<sqlite>(q);
