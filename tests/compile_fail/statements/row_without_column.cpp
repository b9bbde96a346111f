// A column read from a row that does not hold it.
// expect: cupel[E043]
// expect: column users.email (User::email)
// expect: is not in this row, which begins with column users.id (User::id); add it to the select list
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::id>, col<&User::username>);
#else
constexpr auto q = select(col<&User::id>, col<&User::email>);
#endif

void run(sqlite::engine& db) {
    for (const auto& row : db.execute(q)) static_cast<void>(row[col<&User::email>]);
}
