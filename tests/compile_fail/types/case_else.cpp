// ELSE of another type.
// expect: cupel[E010]
// expect: the first THEN of CASE on column users.is_active (User::is_active) is of type integer
// expect: `ELSE` cannot take a value of type text
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(case_(when(col<&User::is_active>, 1)).else_("none").as<"active">());
#else
constexpr auto q = select(case_(when(col<&User::is_active>, 1)).else_(0).as<"active">());
#endif

constexpr auto text = sql<sqlite>(q);
