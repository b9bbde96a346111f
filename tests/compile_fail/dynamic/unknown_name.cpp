// A value for a parameter that the statement does not have.
// expect: cupel[E131]
// expect: parameter aeg of table users (User) is given a value
// expect: give values to its parameters only: age
#include "../models.hpp"

using namespace cupel;

constexpr auto adults = select<User>().where(col<&User::age> > param<"age">);

#ifdef MUST_FAIL
constexpr auto text = sql<sqlite>(adults.bind(param<"age"> = 41, param<"aeg"> = 41));
#else
constexpr auto text = sql<sqlite>(adults.bind(param<"age"> = 41));
#endif
