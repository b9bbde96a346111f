// date_trunc knows no day of the year.
// expect: cupel[E090]: column users.created_at
// expect: func::date_trunc<doy> is no part of it; write one of second, minute, hour, day, week, month, quarter or year
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::date_trunc<"doy">(col<&User::audit, &timestamps::created_at>));
#else
constexpr auto q = select(func::date_trunc<"day">(col<&User::audit, &timestamps::created_at>));
#endif

constexpr auto text = sql<sqlite>(q);
