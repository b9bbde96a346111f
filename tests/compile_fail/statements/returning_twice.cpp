// RETURNING given twice.
// expect: cupel[E042]
// expect: RETURNING of table users (User) is given twice
// expect: ; keep one of the two
#include "../models.hpp"

using namespace cupel;

constexpr auto start = delete_from<User>().where(col<&User::id> == 1);

#ifdef MUST_FAIL
constexpr auto q = start.returning(col<&User::id>).returning(col<&User::age>);
#else
constexpr auto q = start.returning(col<&User::id>, col<&User::age>);
#endif

constexpr auto text = sql<sqlite>(q);
