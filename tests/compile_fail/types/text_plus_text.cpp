// C++ adds strings, SQL does not.
// expect: cupel[E013]
// expect: column users.username (User::username) is of type text
// expect: use func::concat for text
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select((col<&User::username> + " <" + col<&User::email> + ">").as<"address">());
#else
constexpr auto q = select(func::concat(col<&User::username>, " <", col<&User::email>, ">").as<"address">());
#endif

constexpr auto text = sql<sqlite>(q);
