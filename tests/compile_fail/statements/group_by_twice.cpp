// GROUP BY given twice.
// expect: cupel[E042]
// expect: GROUP BY of table users (User) is given twice, the second time with column users.age (User::age); name all keys in one .group_by(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q =
    select(col<&User::role>, col<&User::age>, func::count()).group_by(col<&User::role>).group_by(col<&User::age>);
#else
constexpr auto q = select(col<&User::role>, col<&User::age>, func::count()).group_by(col<&User::role>, col<&User::age>);
#endif

constexpr auto text = sql<sqlite>(q);
