// A list of another type.
// expect: cupel[E010]
// expect: column users.id (User::id) is of type bigint
// expect: `IN` cannot take a value of type text
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::id>.in(1, "2"));
#else
constexpr auto q = select<User>().where(col<&User::id>.in(1, 2));
#endif

constexpr auto text = sql<sqlite>(q);
