// LIMIT given twice.
// expect: cupel[E042]
// expect: LIMIT is given twice in one statement; combine the two into one LIMIT
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().limit(10).limit(20);
#else
constexpr auto q = select<User>().limit(10).offset(20);
#endif

constexpr auto text = sql<sqlite>(q);
