// Arguments of different types.
// expect: cupel[E010]
// expect: column users.bio (User::bio) is of type text
// expect: `coalesce` cannot take a value of type integer
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(coalesce(col<&User::bio>, 0).as<"bio">());
#else
constexpr auto q = select(coalesce(col<&User::bio>, "").as<"bio">());
#endif

constexpr auto text = sql<sqlite>(q);
