// The first branch gives the type: an integer.
// expect: cupel[E012]
// expect: the first THEN of CASE on column users.is_active (User::is_active) is of type integer
// expect: beside `ELSE` would lose its fraction
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(case_(when(col<&User::is_active>, 1)).else_(0.5).as<"weight">());
#else
constexpr auto q = select(case_(when(col<&User::is_active>, 1.0)).else_(0.5).as<"weight">());
#endif

constexpr auto text = sql<sqlite>(q);
