// A relationship joined where its table is in FROM under two aliases.
// expect: cupel[E007]
// expect: relationship User::posts is joined
// expect: its table users is not in FROM under its own name or one alias
#include "../models.hpp"

using namespace cupel;

constexpr auto author = alias<User, "author">;
constexpr auto reader = alias<User, "reader">;

#ifdef MUST_FAIL
constexpr auto q = select(author[col<&User::username>])
                       .join(reader, reader[col<&User::age>] > author[col<&User::age>])
                       .join<&User::posts>();
#else
constexpr auto q = select(author[col<&User::username>])
                       .join(reader, reader[col<&User::age>] > author[col<&User::age>])
                       .join<Post>(col<&Post::author_id> == reader[col<&User::id>]);
#endif

constexpr auto text = sql<sqlite>(q);
