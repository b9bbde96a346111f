// An UPDATE of every row.
// expect: cupel[E053]
// expect: UPDATE of table users (User) has no WHERE and would touch every row
// expect: add .where(col<&User::id> == value), or .all_rows()
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = update<User>().set(col<&User::is_active> = false);
#else
constexpr auto q = update<User>().set(col<&User::is_active> = false).all_rows();
#endif

constexpr auto text = sql<sqlite>(q);
