// CYCLE of a recursive CTE on SQLite.
// expect: cupel[E119]
// expect: CYCLE of CTE tree of table employees (Employee) is asked of sqlite
// expect: with .union_(...)
#include "../models.hpp"

using namespace cupel;

constexpr auto found = recursive_cte<"tree">(select<Employee>().where(col<&Employee::id> == 1));
constexpr auto next = select<Employee>().join(found, found[col<&Employee::id>] == col<&Employee::manager_id>);
#ifdef MUST_FAIL
constexpr auto tree = found.union_all(next).cycle<"again">(col<&Employee::id>);
#else
constexpr auto tree = found.union_(next);
#endif
constexpr auto q = with(tree).select(tree[col<&Employee::name>]).from(tree);

constexpr auto text = sql<sqlite>(q);
