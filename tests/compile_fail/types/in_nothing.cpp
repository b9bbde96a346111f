// IN of nothing at all.
// expect: cupel[E019]
// expect: column users.id (User::id) IN () has no values
// expect: pass values, a range, or select(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::id>.in());
#else
constexpr auto q = select<User>().where(col<&User::id>.in(1));
#endif

constexpr auto text = sql<sqlite>(q);
