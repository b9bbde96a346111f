// A part that no time has.
// expect: cupel[E090]: column users.created_at (User::audit.created_at) is of type timestamp, and extract<weeks> is no part of it
// expect: ; write one of second, minute, hour
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(extract<"weeks">(col<&User::audit, &timestamps::created_at>));
#else
constexpr auto q = select(extract<"week">(col<&User::audit, &timestamps::created_at>));
#endif

constexpr auto text = sql<sqlite>(q);
