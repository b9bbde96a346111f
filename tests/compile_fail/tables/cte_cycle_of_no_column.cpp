// CYCLE watches columns of the CTE.
// expect: cupel[E111]
// expect: column employees.manager_id (Employee::manager_id) is no column of CTE tree of table employees (Employee)
#include "../models.hpp"

using namespace cupel;

constexpr auto found = recursive_cte<"tree">(select(col<&Employee::id>).where(col<&Employee::id> == 1));
constexpr auto next =
    select(col<&Employee::id>).from<Employee>().join(found, found[col<&Employee::id>] == col<&Employee::manager_id>);
#ifdef MUST_FAIL
constexpr auto tree = found.union_all(next).cycle<"again">(col<&Employee::manager_id>);
#else
constexpr auto tree = found.union_all(next).cycle<"again">(col<&Employee::id>);
constexpr auto text = sql<postgresql>(with(tree).select(tree[col<&Employee::id>]).from(tree));
#endif
