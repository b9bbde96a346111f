// A phone number, a postcode: text that looks like a number.
// expect: cupel[E010]
// expect: column users.username (User::username)
// expect: of type text
// expect: `=` cannot take a value of type integer
// expect: pass a value of that type, or cast<...>(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::username> == 4711);
#else
constexpr auto q = select<User>().where(col<&User::username> == "4711");
#endif

constexpr auto text = sql<sqlite>(q);
