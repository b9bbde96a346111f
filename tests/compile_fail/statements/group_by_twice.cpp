// GROUP BY given twice.
// expect: cupel[E042]
// expect: GROUP BY is given twice in one statement; combine the two into one GROUP BY
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::role>, col<&User::age>, func::count())
                       .group_by(col<&User::role>)
                       .group_by(col<&User::age>);
#else
constexpr auto q = select(col<&User::role>, col<&User::age>, func::count())
                       .group_by(col<&User::role>, col<&User::age>);
#endif

constexpr auto text = sql<sqlite>(q);
