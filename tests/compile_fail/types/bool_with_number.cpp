// SQL has a type for true and false.
// expect: cupel[E010]
// expect: column users.is_active (User::is_active) is of type boolean
// expect: `=` cannot take a value of type integer
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::is_active> == 3);
#else
constexpr auto q = select<User>().where(col<&User::is_active> == true);
#endif

constexpr auto text = sql<sqlite>(q);
