// ORDER BY given twice.
// expect: cupel[E042]
// expect: ORDER BY is given twice in one statement; combine the two into one ORDER BY
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().order_by(col<&User::role>).order_by(col<&User::username>);
#else
constexpr auto q = select<User>().order_by(col<&User::role>, col<&User::username>);
#endif

constexpr auto text = sql<sqlite>(q);
