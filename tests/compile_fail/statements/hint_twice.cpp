// a hint given twice.
// expect: cupel[E042]
// expect: a hint of table users (User) is given twice
// expect: ; keep one of the two
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().hint<"SeqScan(users)">().hint<"Parallel(users 4)">();
#else
constexpr auto q = select<User>().hint<"SeqScan(users) Parallel(users 4)">();
#endif

constexpr auto text = sql<sqlite>(q);
