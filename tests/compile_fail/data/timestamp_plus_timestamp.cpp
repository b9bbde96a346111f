// Two times have no sum.
// expect: cupel[E091]: column users.created_at
// expect: `+` cannot take a value of type timestamp with it; pass a std::chrono duration
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::audit, &timestamps::created_at> + col<&User::audit, &timestamps::created_at>);
#else
constexpr auto q = select(col<&User::audit, &timestamps::created_at> - col<&User::audit, &timestamps::created_at>);
#endif

constexpr auto text = sql<sqlite>(q);
