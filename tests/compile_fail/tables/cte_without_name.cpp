// A CTE with an empty name.
// expect: cupel[E658]
// expect: a CTE has an empty name; write .cte<
// names-no-table: the name is missing, whatever the query
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto names = select(col<&User::username>).cte<"">();
#else
constexpr auto names = select(col<&User::username>).cte<"names">();
#endif

constexpr auto written = sql<sqlite>(select(names[col<&User::username>]).from(names).with(names));
