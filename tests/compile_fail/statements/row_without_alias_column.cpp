// The column of the base table is not that of the alias.
// expect: cupel[E043]
// expect: column employees.name (Employee::name)
// expect: is not in this row, which begins with column manager.id (Employee::id); add it to the select list
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

constexpr auto manager = alias<Employee, "manager">;
constexpr auto q = select(manager[col<&Employee::id>], manager[col<&Employee::name>]);

#ifdef MUST_FAIL
void run(sqlite::engine& db) {
    for (const auto& row : db.execute(q)) static_cast<void>(row[col<&Employee::name>]);
}
#else
void run(sqlite::engine& db) {
    for (const auto& row : db.execute(q)) static_cast<void>(row[manager[col<&Employee::name>]]);
}
#endif
