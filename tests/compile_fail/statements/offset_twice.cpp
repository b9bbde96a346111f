// OFFSET given twice.
// expect: cupel[E042]
// expect: OFFSET of table users (User) is given twice
// expect: ; keep one of the two
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().limit(5).offset(5).offset(10);
#else
constexpr auto q = select<User>().limit(5).offset(10);
#endif

constexpr auto text = sql<sqlite>(q);
