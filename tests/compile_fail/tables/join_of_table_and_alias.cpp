// A join that is given a table and an alias.
// expect: cupel[E661]: JOIN of table users (User) is given a second table; join each with a .join of its own, or name the alias alone: .join(alias, ...)
#include "../models.hpp"

using namespace cupel;

constexpr auto writer = alias<User, "writer">;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().join<User>(writer, col<&Post::author_id> == writer[col<&User::id>]);
#else
constexpr auto q = select<Post>().join(writer, col<&Post::author_id> == writer[col<&User::id>]);
#endif

constexpr auto text = sql<sqlite>(q);
