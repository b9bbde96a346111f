// LIMIT in the second query of a recursive CTE.
// expect: cupel[E546]
// expect: the second query of recursive CTE tree of table employees (Employee) must be one SELECT
// expect: give these to the statement that selects from tree
#include "../models.hpp"

using namespace cupel;

constexpr auto found = recursive_cte<"tree">(select<Employee>().where(col<&Employee::id> == 1));
constexpr auto next = select<Employee>().join(found, found[col<&Employee::id>] == col<&Employee::manager_id>);
#ifdef MUST_FAIL
constexpr auto tree = found.union_(next.limit(3));
constexpr auto q = with(tree).select(tree).from(tree);
#else
constexpr auto tree = found.union_(next);
constexpr auto q = with(tree).select(tree).from(tree).limit(3);
#endif

constexpr auto text = sql<sqlite>(q);
