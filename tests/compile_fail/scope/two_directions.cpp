// A self join without a condition: the foreign key leads both ways.
// expect: cupel[E006]
// expect: several foreign keys connect table employees (Employee)
// expect: manager.manager_id (Employee::manager_id) employees.manager_id (Employee::manager_id)
#include "../models.hpp"

using namespace cupel;

constexpr auto manager = alias<Employee, "manager">;

#ifdef MUST_FAIL
constexpr auto q = select<Employee>().join(manager);
#else
constexpr auto q = select<Employee>().join(manager, manager[col<&Employee::id>] == col<&Employee::manager_id>);
#endif

constexpr auto text = sql<sqlite>(q);
