// What a function gives has a type too.
// expect: cupel[E010]
// expect: func::length of column users.username (User::username) is of type bigint
// expect: `>` cannot take a value of type text
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(func::length(col<&User::username>) > "8");
#else
constexpr auto q = select<User>().where(func::length(col<&User::username>) > 8);
#endif

constexpr auto text = sql<sqlite>(q);
