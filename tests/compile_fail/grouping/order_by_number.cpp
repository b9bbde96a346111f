// ORDER BY the number of an item, as SQL has it.
// expect: cupel[E037]
// expect: ORDER BY of table users (User) is given a value that is no column
// expect: name a column, as in col<&User::username>
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::username>).order_by(1);
#else
constexpr auto q = select(col<&User::username>).order_by(col<&User::username>);
#endif

constexpr auto text = sql<sqlite>(q);
