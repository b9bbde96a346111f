// DISTINCT given twice.
// expect: cupel[E042]
// expect: DISTINCT of table users (User) is given twice
// expect: ; keep one of the two
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::role>).distinct().distinct();
#else
constexpr auto q = select(col<&User::role>).distinct();
#endif

constexpr auto text = sql<sqlite>(q);
