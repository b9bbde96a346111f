// A column of a table that is not in FROM, in WINDOW.
// expect: cupel[E001]: column users.age (User::age)
// expect: is used in WINDOW, but table users is not in FROM; add .join<User>()
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::count().over(window<"w">)).from<Post>().window<"w">(order_by(col<&User::age>));
#else
constexpr auto q =
    select(func::count().over(window<"w">)).from<Post>().join<User>().window<"w">(order_by(col<&User::age>));
#endif

constexpr auto text = sql<sqlite>(q);
