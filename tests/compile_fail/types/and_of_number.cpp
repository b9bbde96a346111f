// and_ takes conditions.
// expect: cupel[E011]
// expect: column users.age (User::age) of type integer
// expect: stands where AND needs a condition
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(and_(col<&User::is_active>, col<&User::age>));
#else
constexpr auto q = select<User>().where(and_(col<&User::is_active>, col<&User::age> > 17));
#endif

constexpr auto text = sql<sqlite>(q);
