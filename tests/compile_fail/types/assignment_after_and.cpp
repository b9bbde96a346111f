// One equals sign instead of two, behind &&.
// expect: cupel[E060]
// expect: an expression of column users.is_active (User::is_active) of type boolean stands left of `=`
// expect: == to compare
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::is_active> && !col<&User::is_active> = true);
#else
constexpr auto q = select<User>().where(col<&User::is_active> && col<&User::is_active> == true);
#endif

constexpr auto text = sql<sqlite>(q);
