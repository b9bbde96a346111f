// The second query of a recursive CTE that has nothing to do with the first.
// expect: cupel[E546]
// expect: recursive CTE tree of table employees (Employee) does not go on from its rows
// expect: .join(tree, condition)
#include "../models.hpp"

using namespace cupel;

constexpr auto found = recursive_cte<"tree">(select<Employee>().where(col<&Employee::id> == 1));
#ifdef MUST_FAIL
constexpr auto tree = found.union_(select<Employee>().where(col<&Employee::manager_id> == 1));
#else
constexpr auto tree =
    found.union_(select<Employee>().join(found, found[col<&Employee::id>] == col<&Employee::manager_id>));
#endif
constexpr auto q = with(tree).select(tree).from(tree);

constexpr auto text = sql<sqlite>(q);
