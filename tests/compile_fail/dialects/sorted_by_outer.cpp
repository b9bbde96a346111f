// ORDER BY of a subquery with a column of the statement around it, on SQLite.
// expect: cupel[E038]
// expect: column users.id (User::id) is used in ORDER BY
// expect: select the expression in a derived table, and order or group by its label
#include "../models.hpp"

using namespace cupel;

constexpr auto nearest = select(col<&Post::title>).order_by(func::abs(col<&Post::id> - col<&User::id>)).limit(1);
constexpr auto q = select(scalar(nearest).as<"nearest">()).from<User>();

#ifdef MUST_FAIL
constexpr auto text = sql<sqlite>(q);
#else
constexpr auto text = sql<postgresql>(q);
#endif
