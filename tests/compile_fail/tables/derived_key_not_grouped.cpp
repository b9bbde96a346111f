// A key of a derived table's entity determines no row: SQL knows it of tables alone.
// expect: cupel[E031]
// expect: column adults.username (User::username) stands in SELECT
#include "../models.hpp"

using namespace cupel;

constexpr auto adults = select<User>().where(col<&User::age> >= 18).subquery<"adults">();

constexpr auto counted = select(adults[col<&User::username>], func::count()).from(adults);
#ifdef MUST_FAIL
constexpr auto q = counted.group_by(adults[col<&User::id>]);
#else
constexpr auto q = counted.group_by(adults[col<&User::id>], adults[col<&User::username>]);
#endif

constexpr auto text = sql<sqlite>(q);
