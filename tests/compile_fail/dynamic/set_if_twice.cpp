// A column that two parts assign.
// expect: cupel[E051]
// expect: column users.age (User::age) is assigned twice
#include "../models.hpp"

using namespace cupel;

constexpr auto start = update<User>().set_if(true, col<&User::age> = 3).where(col<&User::id> == 1);

#ifdef MUST_FAIL
constexpr auto q = start.set_if(true, col<&User::age> = 4);
#else
constexpr auto q = start.set_if(true, col<&User::bio> = "x");
#endif

const auto text = sql<sqlite>(q);
