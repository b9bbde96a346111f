// Two result columns of one name.
// expect: cupel[E040]
// expect: column posts.id (Post::id)
// expect: and another item of a SELECT from table users (User) are both called id; give one of them another name with .as<...>()
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::id>, col<&Post::id>).from<User>().join<Post>();
#else
constexpr auto q = select(col<&User::id>, col<&Post::id>.as<"post_id">()).from<User>().join<Post>();
#endif

constexpr auto text = sql<sqlite>(q);
