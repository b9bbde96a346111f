// LIMIT given twice.
// expect: cupel[E042]
// expect: LIMIT of table users (User) is given twice
// expect: ; keep one of the two
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().order_by(col<&User::age>).limit(3).fetch_with_ties(3);
#else
constexpr auto q = select<User>().order_by(col<&User::age>).fetch_with_ties(3);
#endif

constexpr auto text = sql<postgresql>(q);
