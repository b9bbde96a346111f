// A bare column beside an aggregate of the whole result.
// expect: cupel[E030]
// expect: column users.role (User::role)
// expect: stands in SELECT beside an aggregate of the whole result; add it to .group_by(...), or put it into an aggregate
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::role>, func::count());
#else
constexpr auto q = select(col<&User::role>, func::count()).group_by(col<&User::role>);
#endif

constexpr auto text = sql<sqlite>(q);
