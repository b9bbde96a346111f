// Two labels of one name.
// expect: cupel[E040]
// expect: aggregate func::max of column users.age (User::age) and another item of a SELECT from table users (User) are both called n; give one of them another name with .as<...>()
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::min(col<&User::age>).as<"n">(), func::max(col<&User::age>).as<"n">());
#else
constexpr auto q = select(func::min(col<&User::age>).as<"youngest">(), func::max(col<&User::age>).as<"oldest">());
#endif

void run(sqlite::engine& db) { db.execute(q); }
