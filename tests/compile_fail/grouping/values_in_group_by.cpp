// A grouped expression whose parameters are not those of the selected one.
// expect: cupel[E034]
// expect: an expression of column users.age (User::age) with values stands in GROUP BY of a SELECT from table users (User)
// expect: label the expression there and group by label<...>
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select((col<&User::age> / 10).as<"decade">(), func::count()).group_by(col<&User::age> / 10);
#else
constexpr auto q = select((col<&User::age> / 10).as<"decade">(), func::count()).group_by(label<"decade">);
#endif

constexpr auto text = sql<sqlite>(q);
