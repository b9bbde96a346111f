// The maximum of no rows is NULL.
// expect: cupel[E022]
// expect: column oldest may be NULL
// expect: field summary::oldest cannot; make the field an optional, or select coalesce(column, value)
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

struct summary {
    std::int32_t oldest{};
};

#ifdef MUST_FAIL
constexpr auto q = select(func::max(col<&User::age>).as<"oldest">());
#else
constexpr auto q = select(coalesce(func::max(col<&User::age>), 0).as<"oldest">());
#endif

void run(sqlite::engine& db) { db.execute(q).into<summary>().all(); }
