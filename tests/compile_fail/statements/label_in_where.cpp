// A label compared in WHERE, where SQL knows none.
// expect: cupel[E665]: label score is compared, and SQL knows labels in ORDER BY and GROUP BY only; repeat the expression that it names, or select from the query as .subquery<name>()
// names-no-table: a label is of no table
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select((col<&Post::views> * 2).as<"score">()).where(label<"score"> > 3).order_by(label<"score">);
#else
constexpr auto q =
    select((col<&Post::views> * 2).as<"score">()).where(col<&Post::views> * 2 > 3).order_by(label<"score">);
#endif

constexpr auto text = sql<sqlite>(q);
