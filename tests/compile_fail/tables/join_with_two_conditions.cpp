// Two conditions given to a join.
// expect: cupel[E661]: JOIN of table users (User) is given 2 conditions, and takes one; combine them with &&: .join<User>(a && b)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().join<User>(col<&Post::author_id> == col<&User::id>, col<&User::is_active>);
#else
constexpr auto q = select<Post>().join<User>(col<&Post::author_id> == col<&User::id> && col<&User::is_active>);
#endif

constexpr auto text = sql<sqlite>(q);
