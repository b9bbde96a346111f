// HAVING given twice.
// expect: cupel[E042]
// expect: HAVING of table users (User) is given twice
// expect: ; combine the two with && in one .having(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::role>)
                       .group_by(col<&User::role>)
                       .having(func::count() > 1)
                       .having(func::max(col<&User::age>) > 30);
#else
constexpr auto q =
    select(col<&User::role>).group_by(col<&User::role>).having(func::count() > 1 && func::max(col<&User::age>) > 30);
#endif

constexpr auto text = sql<sqlite>(q);
