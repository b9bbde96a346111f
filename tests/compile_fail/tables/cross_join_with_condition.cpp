// A condition given to a cross join, which has none.
// expect: cupel[E660]: CROSS JOIN of table users (User) is given a condition, and takes none; write .join<User>(condition), or move the condition to .where(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().cross_join<User>(col<&Post::author_id> == col<&User::id>);
#else
constexpr auto q = select<Post>().cross_join<User>().where(col<&Post::author_id> == col<&User::id>);
#endif

constexpr auto text = sql<sqlite>(q);
