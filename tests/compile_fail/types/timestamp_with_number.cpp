// Seconds since 1970.
// expect: cupel[E010]
// expect: column users.created_at (User::audit.created_at) is of type timestamp
// expect: `>` cannot take a value of type bigint
#include "../models.hpp"

#include <chrono>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::audit, &timestamps::created_at> > 1700000000L);
#else
constexpr auto q =
    select<User>().where(col<&User::audit, &timestamps::created_at> > timestamp{std::chrono::seconds{1700000000}});
#endif

constexpr auto text = sql<sqlite>(q);
