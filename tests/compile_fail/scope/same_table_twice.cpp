// The same table joined to itself without an alias.
// expect: cupel[E002]
// expect: table employees is in FROM twice under the name employees
// expect: constexpr auto other = alias<Employee, name>, then .join(other, ...)
#include "../models.hpp"

using namespace cupel;

constexpr auto manager = alias<Employee, "manager">;

#ifdef MUST_FAIL
constexpr auto q = select<Employee>().join<Employee>(col<&Employee::manager_id> == col<&Employee::id>);
#else
constexpr auto q = select<Employee>().join(manager, col<&Employee::manager_id> == manager[col<&Employee::id>]);
#endif

constexpr auto text = sql<sqlite>(q);
