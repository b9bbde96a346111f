// Two columns of different types, as in a join on the wrong one.
// expect: cupel[E010]
// expect: column posts.title (Post::title) is of type text
// expect: `=` cannot take column users.id (User::id) of type bigint
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().join<User>(col<&Post::title> == col<&User::id>);
#else
constexpr auto q = select<Post>().join<User>(col<&Post::author_id> == col<&User::id>);
#endif

constexpr auto text = sql<sqlite>(q);
