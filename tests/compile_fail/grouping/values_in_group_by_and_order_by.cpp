// An order by what is grouped by, with parameters of its own.
// expect: cupel[E034]: an expression of column users.age (User::age) with values stands in GROUP BY of a SELECT
// expect: where its parameters are others than in ORDER BY
// expect: ; label the expression in the select list, and group and order by label<...>
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q =
    select(func::count()).from<User>().group_by(col<&User::age> / 10).order_by((col<&User::age> / 10).desc());
#else
constexpr auto q = select(func::count()).from<User>().group_by(col<&User::age> / 10).order_by(func::count().desc());
#endif

constexpr auto text = sql<sqlite>(q);
