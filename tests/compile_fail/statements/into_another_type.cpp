// A struct with a field of another type than the column.
// expect: cupel[E045]
// expect: column users.age (User::age)
// expect: field summary::age
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

#ifdef MUST_FAIL
struct summary {
    std::string username{};
    std::string age{};
};
#else
struct summary {
    std::string username{};
    std::int64_t age{};
};
#endif

constexpr auto q = select(col<&User::username>, col<&User::age>);

void run(sqlite::engine& db) { db.execute(q).into<summary>().all(); }
