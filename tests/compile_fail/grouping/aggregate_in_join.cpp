// An aggregate in the condition of a join.
// expect: cupel[E032]
// expect: aggregate func::max of column users.id (User::id)
// expect: stands in JOIN, which sees single rows; compute it in a subquery
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().join<Post>(col<&Post::author_id> == func::max(col<&User::id>));
#else
constexpr auto q = select<User>().join<Post>(col<&Post::author_id> == col<&User::id>);
#endif

constexpr auto text = sql<sqlite>(q);
