// lower takes one text.
// expect: cupel[E018]
// expect: column users.username (User::username)
// expect: func::lower(text) is given 2 arguments, the first of them
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::lower(col<&User::username>, col<&User::email>).as<"name">());
#else
constexpr auto q = select(func::lower(func::concat(col<&User::username>, col<&User::email>)).as<"name">());
#endif

constexpr auto text = sql<sqlite>(q);
