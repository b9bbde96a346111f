// The written table a second time, without another name.
// expect: cupel[E002]
// expect: table employees is in FROM twice under the name employees
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = update<Employee>()
                       .set(col<&Employee::name> = "x")
                       .from<Employee>()
                       .where(col<&Employee::manager_id> == col<&Employee::id>);
#else
constexpr auto manager = alias<Employee, "manager">;
constexpr auto q = update<Employee>()
                       .set(col<&Employee::name> = "x")
                       .from(manager)
                       .where(col<&Employee::manager_id> == manager[col<&Employee::id>]);
#endif

constexpr auto text = sql<sqlite>(q);
