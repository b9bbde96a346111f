// Two locks.
// expect: cupel[E042]
// expect: FOR UPDATE of table users (User) is given twice
// expect: keep one of the two
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().for_share().for_update();
#else
constexpr auto q = select<User>().for_update();
#endif

constexpr auto text = sql<postgresql>(q);
