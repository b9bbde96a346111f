// Two values for one parameter.
// expect: cupel[E132]
// expect: parameter age of table users (User) is given two values
#include "../models.hpp"

using namespace cupel;

constexpr auto adults = select<User>().where(col<&User::age> > param<"age">);

#ifdef MUST_FAIL
constexpr auto text = sql<sqlite>(adults.bind(param<"age"> = 41, param<"age"> = 42));
#else
constexpr auto text = sql<sqlite>(adults.bind(param<"age"> = 41));
#endif
