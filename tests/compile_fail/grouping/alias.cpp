// A column of an alias that is neither grouped nor aggregated.
// expect: cupel[E031]
// expect: column manager.name (Employee::name)
// expect: stands in SELECT and is neither in GROUP BY
#include "../models.hpp"

using namespace cupel;

constexpr auto manager = alias<Employee, "manager">;

#ifdef MUST_FAIL
constexpr auto q = select(manager[col<&Employee::name>], func::count(col<&Employee::id>))
                       .from<Employee>()
                       .join(manager, manager[col<&Employee::id>] == col<&Employee::manager_id>)
                       .group_by(col<&Employee::id>);
#else
constexpr auto q = select(manager[col<&Employee::name>], func::count(col<&Employee::id>))
                       .from<Employee>()
                       .join(manager, manager[col<&Employee::id>] == col<&Employee::manager_id>)
                       .group_by(manager[col<&Employee::id>]);
#endif

constexpr auto text = sql<sqlite>(q);
