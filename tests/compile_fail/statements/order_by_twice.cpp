// ORDER BY given twice.
// expect: cupel[E042]
// expect: ORDER BY of table users (User) is given twice, the second time with column users.username (User::username); name all keys in one .order_by(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().order_by(col<&User::role>).order_by(col<&User::username>);
#else
constexpr auto q = select<User>().order_by(col<&User::role>, col<&User::username>);
#endif

constexpr auto text = sql<sqlite>(q);
