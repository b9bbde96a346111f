// nullif compares.
// expect: cupel[E010]
// expect: column users.username (User::username) is of type text
// expect: `nullif` cannot take a value of type integer
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(nullif(col<&User::username>, 0).as<"name">());
#else
constexpr auto q = select(nullif(col<&User::username>, "").as<"name">());
#endif

constexpr auto text = sql<sqlite>(q);
