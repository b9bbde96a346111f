// A number with a fraction beside an integer.
// expect: cupel[E133]
// expect: parameter age beside column users.age (User::age) of type integer is given a value of type double
#include "../models.hpp"

using namespace cupel;

constexpr auto adults = select<User>().where(col<&User::age> > param<"age">);

#ifdef MUST_FAIL
constexpr auto text = sql<sqlite>(adults.bind(param<"age"> = 41.5));
#else
constexpr auto text = sql<sqlite>(adults.bind(param<"age"> = 41));
#endif
