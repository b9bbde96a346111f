// A column of an alias that no join brings in.
// expect: cupel[E001]
// expect: column manager.name (Employee::name)
// expect: is used in SELECT
// expect: table employees is not in FROM as alias manager; add .join(manager, condition)
#include "../models.hpp"

using namespace cupel;

constexpr auto manager = alias<Employee, "manager">;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Employee::name>, manager[col<&Employee::name>].as<"boss">()).from<Employee>();
#else
constexpr auto q = select(col<&Employee::name>, manager[col<&Employee::name>].as<"boss">())
                       .from<Employee>()
                       .left_join(manager, manager[col<&Employee::id>] == col<&Employee::manager_id>);
#endif

constexpr auto text = sql<sqlite>(q);
