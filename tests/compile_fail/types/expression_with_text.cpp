// A computed number compared with text: the message names the column that it is made of.
// expect: cupel[E010]
// expect: an expression of column users.age (User::age) is of type integer; `=` cannot take a value of type text
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::age> + 1 == "30");
#else
constexpr auto q = select<User>().where(col<&User::age> + 1 == 30);
#endif

constexpr auto text = sql<sqlite>(q);
