// An optional that may be empty beside `>`.
// expect: cupel[E020]
// expect: column users.rating (User::rating)
// expect: the optional beside `>` may be NULL
// expect: pass *value
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

#include <optional>

using namespace cupel;

#ifdef MUST_FAIL
void run(sqlite::engine& db, std::optional<double> least) {
    db.execute(select<User>().where(col<&User::rating> > least));
}
#else
void run(sqlite::engine& db, std::optional<double> least) {
    db.execute(select<User>().where(col<&User::rating> > least.value_or(0)));
}
#endif
