// RETURNING of SQLite shows the table that is written.
// expect: cupel[E124]
// expect: column users.username (User::username) is used in RETURNING, but table users is not the one that is written
// expect: return columns of Post, and select the others
#include "../models.hpp"

using namespace cupel;

constexpr auto q = update<Post>()
                       .set(col<&Post::views> = 0)
                       .from<User>()
                       .where(col<&Post::author_id> == col<&User::id>)
                       .returning(col<&User::username>);
#ifdef MUST_FAIL
constexpr auto text = sql<sqlite>(q);
#else
constexpr auto text = sql<postgresql>(q);
#endif
