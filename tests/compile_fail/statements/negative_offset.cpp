// A negative OFFSET that is a constant.
// expect: cupel[E041]
// expect: must not be negative; pass 0 or more
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().limit(10).offset(-20);
#else
constexpr auto q = select<User>().limit(10).offset(20);
#endif

constexpr auto text = sql<sqlite>(q);
