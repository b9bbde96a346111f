// IS DISTINCT FROM compares too.
// expect: cupel[E010]
// expect: column users.bio (User::bio) is of type text
// expect: `IS DISTINCT FROM` cannot take a value of type integer
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::bio>.is_distinct_from(0));
#else
constexpr auto q = select<User>().where(col<&User::bio>.is_distinct_from("0"));
#endif

constexpr auto text = sql<sqlite>(q);
