// A column of another type.
// expect: cupel[E010]
// expect: column users.username (User::username) is of type text and is assigned a value of type integer
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = update<User>().set(col<&User::username> = col<&User::age>).where(col<&User::id> == 1);
#else
constexpr auto q =
    update<User>().set(col<&User::username> = cast<std::string>(col<&User::age>)).where(col<&User::id> == 1);
#endif

constexpr auto text = sql<sqlite>(q);
