// A whole entity selected where only an alias of its table is in FROM.
// expect: cupel[E001]
// expect: column employees.id (Employee::id)
// expect: is used in SELECT
// expect: only as alias manager
#include "../models.hpp"

using namespace cupel;

constexpr auto manager = alias<Employee, "manager">;

#ifdef MUST_FAIL
constexpr auto q = select<Employee>().from(manager);
#else
constexpr auto q = select(manager).from(manager);
#endif

constexpr auto text = sql<sqlite>(q);
