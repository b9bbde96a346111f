// SELECT DISTINCT ordered by an expression with values: its parameters are not those of the selected one.
// expect: cupel[E036]
// expect: an expression of column users.age (User::age) stands in ORDER BY of SELECT DISTINCT
// expect: select it with .as<...>() and order by label<...>
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select((col<&User::age> / 10).as<"decade">()).distinct().order_by(col<&User::age> / 10);
#else
constexpr auto q = select((col<&User::age> / 10).as<"decade">()).distinct().order_by(label<"decade">);
#endif

constexpr auto text = sql<sqlite>(q);
