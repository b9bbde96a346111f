// A value of another type than the column beside the parameter.
// expect: cupel[E133]
// expect: parameter age beside column users.age (User::age) of type integer
// expect: convert it first
#include "../models.hpp"

using namespace cupel;

constexpr auto adults = select<User>().where(col<&User::age> > param<"age">);

#ifdef MUST_FAIL
constexpr auto text = sql<sqlite>(adults.bind(param<"age"> = "41"));
#else
constexpr auto text = sql<sqlite>(adults.bind(param<"age"> = 41));
#endif
