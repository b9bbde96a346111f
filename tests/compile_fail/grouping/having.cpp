// A column in HAVING that is neither grouped nor aggregated.
// expect: cupel[E031]
// expect: column users.age (User::age)
// expect: stands in HAVING and is neither in GROUP BY nor inside an aggregate
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::role>, func::count()).group_by(col<&User::role>).having(col<&User::age> > 30);
#else
constexpr auto q =
    select(col<&User::role>, func::count()).group_by(col<&User::role>).having(func::min(col<&User::age>) > 30);
#endif

constexpr auto text = sql<sqlite>(q);
