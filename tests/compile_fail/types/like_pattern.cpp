// A pattern that is no text.
// expect: cupel[E010]
// expect: column users.email (User::email) is of type text
// expect: `LIKE` cannot take a value of type integer
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::email>.like(5));
#else
constexpr auto q = select<User>().where(col<&User::email>.like("5%"));
#endif

constexpr auto text = sql<sqlite>(q);
