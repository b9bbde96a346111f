// The sum of a column that may be NULL is NULL where a group has nothing else.
// expect: cupel[E022]
// expect: column total may be NULL
// expect: field summary::total cannot
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

#ifdef MUST_FAIL
struct summary {
    user_role role{};
    double total{};
};
#else
struct summary {
    user_role role{};
    std::int64_t total{};
};
#endif

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::role>, func::sum(col<&User::rating>).as<"total">()).group_by(col<&User::role>);
#else
constexpr auto q = select(col<&User::role>, func::sum(col<&User::age>).as<"total">()).group_by(col<&User::role>);
#endif

void run(sqlite::engine& db) { db.execute(q).into<summary>().all(); }
