// A time span is no number.
// expect: cupel[E091]
// expect: column users.created_at (User::audit.created_at) is of type timestamp
// expect: `-` cannot take a value of type integer with it; pass a std::chrono duration
#include "../models.hpp"

#include <chrono>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::audit, &timestamps::created_at> - 3600 > 0);
#else
constexpr auto q = select<User>().where(col<&User::audit, &timestamps::created_at> > timestamp{});
#endif

constexpr auto text = sql<sqlite>(q);
