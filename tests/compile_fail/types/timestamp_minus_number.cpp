// A time span is no number.
// expect: cupel[E013]
// expect: column users.created_at (User::audit.created_at) is of type timestamp
// expect: `-` computes with numbers only
#include "../models.hpp"

#include <chrono>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::audit, &timestamps::created_at> - 3600 > 0);
#else
constexpr auto q = select<User>().where(col<&User::audit, &timestamps::created_at> > timestamp{});
#endif

constexpr auto text = sql<sqlite>(q);
