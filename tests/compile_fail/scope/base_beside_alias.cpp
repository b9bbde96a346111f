// A column of the base table where only an alias is in FROM.
// expect: cupel[E001]
// expect: column employees.name (Employee::name)
// expect: is used in WHERE
// expect: table employees is in FROM only as alias manager; write manager[col<&Employee::name>]
#include "../models.hpp"

using namespace cupel;

constexpr auto manager = alias<Employee, "manager">;

#ifdef MUST_FAIL
constexpr auto q = select(manager[col<&Employee::id>]).where(col<&Employee::name> == "Ada");
#else
constexpr auto q = select(manager[col<&Employee::id>]).where(manager[col<&Employee::name>] == "Ada");
#endif

constexpr auto text = sql<sqlite>(q);
