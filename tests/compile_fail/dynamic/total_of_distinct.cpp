// The total of DISTINCT rows, which the count would not see.
// expect: cupel[E135]
// expect: seek with a total of a SELECT of table users (User) with DISTINCT
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/engine/page.hpp>

using namespace cupel;

constexpr auto ages = select(col<&User::age>).distinct();
constexpr auto by_age = seek_keys(col<&User::age>);

#ifdef MUST_FAIL
auto first(sqlite::engine& db) { return seek(db, ages, by_age, 20, with_total); }
#else
auto first(sqlite::engine& db) { return seek(db, ages, by_age, 20); }
#endif
