// nullptr is no better.
// expect: cupel[E020]
// expect: column manager.manager_id (Employee::manager_id)
// expect: `= NULL` is never true; write .is_null()
#include "../models.hpp"

using namespace cupel;

constexpr auto manager = alias<Employee, "manager">;

#ifdef MUST_FAIL
constexpr auto q = select(manager).where(manager[col<&Employee::manager_id>] == nullptr);
#else
constexpr auto q = select(manager).where(manager[col<&Employee::manager_id>].is_null());
#endif

constexpr auto text = sql<sqlite>(q);
