// Text is no number of rows.
// expect: cupel[E041]: OFFSET of table users (User) is given a value of type text
// expect: ; pass an integer, param<name>, or an expression of integers without columns
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().limit(10).offset("20");
#else
constexpr auto q = select<User>().limit(10).offset(20);
#endif

constexpr auto text = sql<sqlite>(q);
