// A window function in ON.
// expect: cupel[E100]: window function func::lag over column posts.id (Post::id)
// expect: stands in JOIN, where there are no windows; select it in a subquery
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::id>).from<User>().join<Post>(col<&User::id> == func::lag(col<&Post::id>).over());
#else
constexpr auto q = select(col<&User::id>).from<User>().join<Post>(col<&User::id> == col<&Post::author_id>);
#endif

constexpr auto text = sql<sqlite>(q);
