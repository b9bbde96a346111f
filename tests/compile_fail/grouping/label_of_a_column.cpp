// GROUP BY of a label that a column is called, too: SQL would take the column.
// expect: cupel[E048]
// expect: label email is used in GROUP BY, but so is called column users.email (User::email)
// expect: give the item another name with .as<...>()
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::lower(col<&User::email>).as<"email">(), func::count()).group_by(label<"email">);
#else
constexpr auto q = select(func::lower(col<&User::email>).as<"mail">(), func::count()).group_by(label<"mail">);
#endif

constexpr auto text = sql<sqlite>(q);
