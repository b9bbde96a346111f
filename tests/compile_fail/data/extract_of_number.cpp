// Numbers have no years.
// expect: cupel[E090]: column users.age (User::age) is of type integer, and extract<year> takes dates and timestamps
// expect: ; cast<cupel::timestamp>(...) it
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(extract<"year">(col<&User::age>));
#else
constexpr auto q = select(extract<"year">(col<&User::audit, &timestamps::created_at>));
#endif

constexpr auto text = sql<sqlite>(q);
