// Only columns can be assigned to.
// expect: cupel[E060]
// expect: func::lower of column users.username (User::username)
// expect: stands left of `=`, where only a column can
// expect: write col<&T::member> = value to assign
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = update<User>().set(func::lower(col<&User::username>) = "anna").where(col<&User::id> == 1);
#else
constexpr auto q = update<User>().set(col<&User::username> = func::lower("Anna")).where(col<&User::id> == 1);
#endif

constexpr auto text = sql<sqlite>(q);
