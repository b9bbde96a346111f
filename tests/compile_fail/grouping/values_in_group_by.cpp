// A grouped expression whose parameters are not those of the selected one.
// expect: cupel[E034]
// expect: an expression with values stands in GROUP BY
// expect: label the expression in SELECT and group by label<...>
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select((col<&User::age> / 10).as<"decade">(), func::count()).group_by(col<&User::age> / 10);
#else
constexpr auto q = select((col<&User::age> / 10).as<"decade">(), func::count()).group_by(label<"decade">);
#endif

constexpr auto text = sql<sqlite>(q);
