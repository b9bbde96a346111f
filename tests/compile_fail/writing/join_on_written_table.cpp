// A join's condition sees the tables in FROM, not the one that is written.
// expect: cupel[E124]
// expect: column posts.author_id (Post::author_id) is used in JOIN, but table posts is the one that is written
// expect: move the condition to .where(...)
#include "../models.hpp"

using namespace cupel;

constexpr auto start = update<Post>().set(col<&Post::views> = 0).from<Tag>();
#ifdef MUST_FAIL
constexpr auto q = start.join<User>(col<&User::id> == col<&Post::author_id>).where(col<&Tag::id> == col<&Post::id>);
#else
constexpr auto q = start.join<User>(col<&User::id> == col<&Tag::id>).where(col<&User::id> == col<&Post::author_id>);
#endif

constexpr auto text = sql<sqlite>(q);
