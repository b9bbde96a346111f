// Text is no duration.
// expect: cupel[E091]: column users.created_at
// expect: ; pass a std::chrono duration of whole microseconds, such as 2h, or a cupel::interval
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::audit, &timestamps::created_at> + "1 day");
#else
constexpr auto q = select(col<&User::audit, &timestamps::created_at> + std::chrono::days(1));
#endif

constexpr auto text = sql<sqlite>(q);
