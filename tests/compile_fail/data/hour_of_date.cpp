// A date has no hours.
// expect: cupel[E090]: an expression of column users.created_at
// expect: is of type date, and extract<hour> is no part of it; write one of day, month
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(extract<"hour">(cast<date>(col<&User::audit, &timestamps::created_at>)));
#else
constexpr auto q = select(extract<"hour">(col<&User::audit, &timestamps::created_at>));
#endif

constexpr auto text = sql<sqlite>(q);
