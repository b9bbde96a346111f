// The value may stand on the left.
// expect: cupel[E010]
// expect: column users.age (User::age) is of type integer
// expect: `<` cannot take a value of type text
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where("18" < col<&User::age>);
#else
constexpr auto q = select<User>().where(18 < col<&User::age>);
#endif

constexpr auto text = sql<sqlite>(q);
