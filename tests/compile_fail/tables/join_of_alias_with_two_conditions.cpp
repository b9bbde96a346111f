// Two conditions given to the outer join of an alias, the second of which is none.
// expect: cupel[E661]: JOIN of table users (User) is given 2 conditions, and takes one; combine them with &&: .join(writer, a && b)
#include "../models.hpp"

using namespace cupel;

constexpr auto writer = alias<User, "writer">;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().left_join(writer, col<&Post::author_id> == writer[col<&User::id>], 1);
#else
constexpr auto q = select<Post>().left_join(writer, col<&Post::author_id> == writer[col<&User::id>]);
#endif

constexpr auto text = sql<sqlite>(q);
