// A label read from a row that does not hold it.
// expect: cupel[E043]
// expect: label number
// expect: is not in this row, which begins with column users.role (User::role); add it to the select list
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

constexpr auto q = select(col<&User::role>, func::count().as<"users">()).group_by(col<&User::role>);

#ifdef MUST_FAIL
void run(sqlite::engine& db) {
    for (const auto& row : db.execute(q)) static_cast<void>(row[label<"number">]);
}
#else
void run(sqlite::engine& db) {
    for (const auto& row : db.execute(q)) static_cast<void>(row[label<"users">]);
}
#endif
