// A fragment with values that is selected and grouped by.
// expect: cupel[E034]: raw<{} / {}> of column users.age (User::age) with values stands in GROUP BY of a SELECT
// expect: where its parameters are others than in the select list
// expect: ; label the expression there and group by label<...>
#include "../models.hpp"

using namespace cupel;

constexpr auto decade = raw<std::int32_t, "{} / {}">(col<&User::age>, 10);

#ifdef MUST_FAIL
constexpr auto q = select(func::count(), decade.as<"decade">()).group_by(decade);
#else
constexpr auto q = select(func::count(), decade.as<"decade">()).group_by(label<"decade">);
#endif

constexpr auto text = sql<postgresql>(q);
