// One name beside columns of two types.
// expect: cupel[E134]
// expect: parameter x beside column users.age (User::age) of type integer is used again beside column users.username
// expect: use two names
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::age> > param<"x"> && col<&User::username> == param<"x">);
#else
constexpr auto q = select<User>().where(col<&User::age> > param<"x"> && col<&User::username> == param<"y">);
#endif

constexpr auto text = sql<sqlite>(q);
