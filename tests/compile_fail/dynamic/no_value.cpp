// A comparison where a value of a parameter is given.
// expect: cupel[E131]
// expect: column users.age (User::age) is no value of a parameter; write param<name> = value
#include "../models.hpp"

using namespace cupel;

constexpr auto adults = select<User>().where(col<&User::age> > param<"age">);

#ifdef MUST_FAIL
constexpr auto text = sql<sqlite>(adults.bind(col<&User::age>));
#else
constexpr auto text = sql<sqlite>(adults.bind(param<"age"> = 41));
#endif
