// A struct of columns is none.
// expect: cupel[E503]
// expect: col<&User::audit> is a struct of columns of table users
// expect: name one of its members after it
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().order_by(col<&User::audit>);
#else
constexpr auto q = select<User>().order_by(col<&User::audit, &timestamps::created_at>);
#endif

constexpr auto text = sql<sqlite>(q);
