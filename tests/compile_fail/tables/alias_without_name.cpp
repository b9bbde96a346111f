// An alias with an empty name.
// expect: cupel[E658]
// expect: an alias of table users has an empty name; give it one: alias<User
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto other = alias<User, "">;
#else
constexpr auto other = alias<User, "other">;
#endif

constexpr auto written = sql<sqlite>(select(other[col<&User::username>]).from(other));
