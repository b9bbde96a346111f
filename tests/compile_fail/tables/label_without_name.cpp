// A label with an empty name.
// expect: cupel[E658]
// expect: an item of the select list of a SELECT from table users (User) has an empty label; write a name: .as<
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto named = select(col<&User::username>.as<"">());
#else
constexpr auto named = select(col<&User::username>.as<"name">());
#endif

constexpr auto written = sql<sqlite>(named);
