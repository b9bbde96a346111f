// An integer keeps no fraction.
// expect: cupel[E012]
// expect: column users.age (User::age) is of type integer
// expect: would lose its fraction
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::least(col<&User::age>, 1.5));
#else
constexpr auto q = select(func::least(col<&User::age>, 1));
#endif

constexpr auto text = sql<sqlite>(q);
