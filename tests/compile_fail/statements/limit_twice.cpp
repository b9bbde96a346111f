// LIMIT given twice.
// expect: cupel[E042]
// expect: LIMIT of table users (User) is given twice; keep one of the two
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().limit(10).limit(20);
#else
constexpr auto q = select<User>().limit(10).offset(20);
#endif

constexpr auto text = sql<sqlite>(q);
