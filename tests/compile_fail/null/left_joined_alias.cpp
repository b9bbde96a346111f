// A column of an alias that a left join may leave out.
// expect: cupel[E022]
// expect: column boss may be NULL
// expect: field reporting::boss cannot; make the field an optional, or select coalesce(column, value)
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

constexpr auto manager = alias<Employee, "manager">;

#ifdef MUST_FAIL
struct reporting {
    std::string name{};
    std::string boss{};
};
#else
struct reporting {
    std::string name{};
    std::optional<std::string> boss{};
};
#endif

constexpr auto q = select(col<&Employee::name>, manager[col<&Employee::name>].as<"boss">())
                       .from<Employee>()
                       .left_join(manager, manager[col<&Employee::id>] == col<&Employee::manager_id>);

void run(sqlite::engine& db) { db.execute(q).into<reporting>().all(); }
