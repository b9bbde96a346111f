// A member sees its own tables.
// expect: cupel[E001]
// expect: column users.id (User::id) is used in WHERE
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto posts = select(col<&Post::id>).where(col<&Post::author_id> == col<&User::id>);
#else
constexpr auto posts = select(col<&Post::id>).join<User>().where(col<&Post::author_id> == col<&User::id>);
#endif
constexpr auto q = select(col<&User::id>).union_(posts);

constexpr auto text = sql<sqlite>(q);
