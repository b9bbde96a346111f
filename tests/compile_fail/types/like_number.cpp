// LIKE on a number.
// expect: cupel[E014]
// expect: column users.id (User::id) is of type bigint
// expect: LIKE takes text only; write cast<std::string>(...) first
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::id>.like("1%"));
#else
constexpr auto q = select<User>().where(cast<std::string>(col<&User::id>).like("1%"));
#endif

constexpr auto text = sql<sqlite>(q);
