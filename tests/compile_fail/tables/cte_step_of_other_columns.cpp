// The two queries of a recursive CTE give the same columns.
// expect: cupel[E114]
// expect: UNION ALL has 2 columns in the query of table employees (Employee) and 1 column in that
#include "../models.hpp"

using namespace cupel;

constexpr auto found =
    recursive_cte<"tree">(select(col<&Employee::id>, col<&Employee::name>).where(col<&Employee::id> == 1));
#ifdef MUST_FAIL
constexpr auto next = select(col<&Employee::id>);
#else
constexpr auto next = select(col<&Employee::id>, col<&Employee::name>);
#endif
constexpr auto tree =
    found.union_all(next.from<Employee>().join(found, found[col<&Employee::id>] == col<&Employee::manager_id>));
constexpr auto q = with(tree).select(tree[col<&Employee::name>]).from(tree);

constexpr auto text = sql<sqlite>(q);
