// A relationship joined where its table is in FROM under an alias only.
// expect: cupel[E007]
// expect: relationship User::posts is joined
// expect: its table users is not in FROM under its own name
#include "../models.hpp"

using namespace cupel;

constexpr auto author = alias<User, "author">;

#ifdef MUST_FAIL
constexpr auto q = select(author[col<&User::username>]).join<&User::posts>();
#else
constexpr auto q = select(author[col<&User::username>]).join<Post>(col<&Post::author_id> == author[col<&User::id>]);
#endif

constexpr auto text = sql<sqlite>(q);
