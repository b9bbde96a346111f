// A time cannot be taken from a duration.
// expect: cupel[E091]: column users.created_at
// expect: ; pass a std::chrono duration
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(std::chrono::hours(1) - col<&User::audit, &timestamps::created_at>);
#else
constexpr auto q = select(col<&User::audit, &timestamps::created_at> - std::chrono::hours(1));
#endif

constexpr auto text = sql<sqlite>(q);
