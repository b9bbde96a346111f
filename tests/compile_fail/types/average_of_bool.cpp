// The average of true and false.
// expect: cupel[E016]
// expect: column users.is_active (User::is_active) of type boolean
// expect: argument 1 of func::avg(number)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::avg(col<&User::is_active>).as<"share">());
#else
constexpr auto q = select(func::avg(col<&User::age>).as<"age">());
#endif

constexpr auto text = sql<sqlite>(q);
