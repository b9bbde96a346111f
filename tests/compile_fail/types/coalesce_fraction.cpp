// The first argument gives the type.
// expect: cupel[E012]
// expect: column users.age (User::age) is of type integer
// expect: beside `coalesce` would lose its fraction
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(coalesce(col<&User::age>, col<&User::rating>).as<"score">());
#else
constexpr auto q = select(coalesce(cast<double>(col<&User::age>), col<&User::rating>).as<"score">());
#endif

constexpr auto text = sql<sqlite>(q);
