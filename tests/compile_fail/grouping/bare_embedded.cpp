// A column of an embedded struct beside an aggregate.
// expect: cupel[E030]
// expect: column users.created_at (User::audit.created_at)
// expect: add it to .group_by(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::audit, &timestamps::created_at>, func::count());
#else
constexpr auto q = select(func::max(col<&User::audit, &timestamps::created_at>), func::count());
#endif

constexpr auto text = sql<sqlite>(q);
