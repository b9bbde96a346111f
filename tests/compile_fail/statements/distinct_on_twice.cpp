// DISTINCT ON given twice.
// expect: cupel[E042]
// expect: DISTINCT ON of table users (User) is given twice
// expect: ; keep one of the two
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().distinct_on(col<&User::role>).distinct_on(col<&User::age>);
#else
constexpr auto q = select<User>().distinct_on(col<&User::role>, col<&User::age>);
#endif

constexpr auto text = sql<postgresql>(q);
