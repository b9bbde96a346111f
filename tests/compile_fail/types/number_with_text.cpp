// An id as it comes from a URL.
// expect: cupel[E010]
// expect: column users.id (User::id) is of type bigint
// expect: `=` cannot take a value of type text
// expect: cast<...>(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::id> == "42");
#else
constexpr auto q = select<User>().where(col<&User::id> == 42);
#endif

constexpr auto text = sql<sqlite>(q);
