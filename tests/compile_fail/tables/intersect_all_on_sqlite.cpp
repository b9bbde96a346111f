// PostgreSQL has it.
// expect: cupel[E119]
// expect: INTERSECT ALL of table users (User) is asked of sqlite
// expect: write intersect(...)
#include "../models.hpp"

using namespace cupel;

constexpr auto q = intersect_all(select(col<&User::username>), select(col<&Tag::name>));
#ifdef MUST_FAIL
constexpr auto text = sql<sqlite>(q);
#else
constexpr auto text = sql<postgresql>(q);
#endif
