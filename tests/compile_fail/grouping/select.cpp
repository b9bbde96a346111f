// A selected column that is neither grouped nor aggregated.
// expect: cupel[E031]
// expect: column users.username (User::username)
// expect: stands in SELECT and is neither in GROUP BY nor inside an aggregate; add it to .group_by(...), or put it into an aggregate such as func::max
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::role>, col<&User::username>, func::count()).group_by(col<&User::role>);
#else
constexpr auto q =
    select(col<&User::role>, col<&User::username>, func::count()).group_by(col<&User::role>, col<&User::username>);
#endif

constexpr auto text = sql<sqlite>(q);
