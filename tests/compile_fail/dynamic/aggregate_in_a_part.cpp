// The only aggregate of a SELECT, which may be left out: then there would be a row for every user.
// expect: cupel[E136]
// expect: table users (User)
// expect: add .group_by(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select(literal(1).as<"one">()).from<User>().select_if(true, func::count());
#else
const auto q = select(func::count()).from<User>().select_if(true, func::max(col<&User::age>));
#endif

const auto text = sql<sqlite>(q);
