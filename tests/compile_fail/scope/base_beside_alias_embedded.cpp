// A column of an embedded struct of the base table where only an alias is in FROM.
// expect: cupel[E001]
// expect: column users.created_at (User::audit.created_at)
// expect: only as alias author; write author[col<&User::audit, &...::created_at>]
#include "../models.hpp"

using namespace cupel;

constexpr auto author = alias<User, "author">;

#ifdef MUST_FAIL
constexpr auto q = select<Post>()
                       .join(author, author[col<&User::id>] == col<&Post::author_id>)
                       .order_by(col<&User::audit, &timestamps::created_at>);
#else
constexpr auto q = select<Post>()
                       .join(author, author[col<&User::id>] == col<&Post::author_id>)
                       .order_by(author[col<&User::audit, &timestamps::created_at>]);
#endif

constexpr auto text = sql<sqlite>(q);
