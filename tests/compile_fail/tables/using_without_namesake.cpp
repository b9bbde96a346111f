// USING names a column that both sides have.
// expect: cupel[E547]
// expect: column posts.author_id (Post::author_id) has no namesake in table users (User)
// expect: .join<User>(col<...> == col<...>)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().join<User>(using_<&Post::author_id>);
#else
constexpr auto q = select<Post>().join<User>(using_<&Post::id>);
#endif

constexpr auto text = sql<sqlite>(q);
