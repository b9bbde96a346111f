// A column has no one value for all rows.
// expect: cupel[E041]: LIMIT of table users (User) is given column users.age (User::age) of type integer
// expect: ; pass an integer, param<name>, or an expression of integers without columns
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().limit(col<&User::age>);
#else
constexpr auto q = select<User>().limit(raw<std::int64_t, "{} + 1">(10));
#endif

constexpr auto text = sql<sqlite>(q);
