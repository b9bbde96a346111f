// A column of a table that is not in FROM, in a window.
// expect: cupel[E001]: column users.age (User::age)
// expect: but table users is not in FROM; add .join<User>()
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::count().over(order_by(col<&User::age>))).from<Post>();
#else
constexpr auto q = select(func::count().over(order_by(col<&User::age>))).from<Post>().join<User>();
#endif

constexpr auto text = sql<sqlite>(q);
