// A condition on what is grouped by, with parameters of its own.
// expect: cupel[E034]: raw<{} / {}> of column users.age (User::age) with values stands in GROUP BY of a SELECT
// expect: where its parameters are others than in HAVING
// expect: ; select the expression in a subquery, and group by its column
#include "../models.hpp"

using namespace cupel;

constexpr auto decade = raw<std::int32_t, "{} / {}">(col<&User::age>, 10);

#ifdef MUST_FAIL
constexpr auto q = select(func::count()).from<User>().group_by(decade).having(decade > 3);
#else
constexpr auto q = select(func::count()).from<User>().group_by(decade).having(func::max(decade) > 3);
#endif

constexpr auto text = sql<postgresql>(q);
