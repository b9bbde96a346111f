// Integers of different sizes: the first side's rows could not hold the other's values.
// expect: cupel[E115]
// expect: column age (of User) of INTERSECT is of type integer, and column id (of Post)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = intersect(select(col<&User::age>), select(col<&Post::id>));
#else
constexpr auto q = intersect(select(col<&User::id>), select(col<&Post::id>));
#endif

constexpr auto text = sql<sqlite>(q);
