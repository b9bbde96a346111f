// A column and the same column of an alias.
// expect: cupel[E040]
// expect: column manager.name (Employee::name)
// expect: are both called name; give one of them another name with .as<...>()
#include "../models.hpp"

using namespace cupel;

constexpr auto manager = alias<Employee, "manager">;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Employee::name>, manager[col<&Employee::name>])
                       .from<Employee>()
                       .join(manager, manager[col<&Employee::id>] == col<&Employee::manager_id>);
#else
constexpr auto q = select(col<&Employee::name>, manager[col<&Employee::name>].as<"boss">())
                       .from<Employee>()
                       .join(manager, manager[col<&Employee::id>] == col<&Employee::manager_id>);
#endif

constexpr auto text = sql<sqlite>(q);
