// A derived table with an empty name.
// expect: cupel[E658]
// expect: a derived table has an empty name; write .subquery<
// names-no-table: the name is missing, whatever the query
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto names = select(col<&User::username>).subquery<"">();
#else
constexpr auto names = select(col<&User::username>).subquery<"names">();
#endif

constexpr auto written = sql<sqlite>(select(names[col<&User::username>]).from(names));
