// A column compared with a label.
// expect: cupel[E665]: label score is compared, and SQL knows labels in ORDER BY and GROUP BY only; repeat the expression
// names-no-table: a label is of no table
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select((col<&Post::views> * 2).as<"score">()).where(col<&Post::id> == label<"score">);
#else
constexpr auto q = select((col<&Post::views> * 2).as<"score">()).where(col<&Post::id> == col<&Post::views> * 2);
#endif

constexpr auto text = sql<sqlite>(q);
