// An aggregate in a subquery whose column is the outer statement's, and so is the aggregate.
// expect: cupel[E032]
// expect: aggregate func::max of column users.age (User::age) stands in a subquery
// expect: aggregate a column of a table that the subquery names
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(exists(select(func::max(col<&User::age>).as<"oldest">()).from<Post>()));
#else
constexpr auto q = select<User>().where(exists(select(func::max(col<&Post::views>).as<"most">()).from<Post>()));
#endif

constexpr auto text = sql<sqlite>(q);
