// SQLite keeps duplicates in UNION ALL only.
// expect: cupel[E119]
// expect: EXCEPT ALL of table users (User) is asked of sqlite
// expect: write except_(...)
#include "../models.hpp"

using namespace cupel;

constexpr auto users = select(col<&User::username>);
constexpr auto tags = select(col<&Tag::name>);
#ifdef MUST_FAIL
constexpr auto q = except_all(users, tags);
#else
constexpr auto q = except_(users, tags);
#endif

constexpr auto text = sql<sqlite>(q);
