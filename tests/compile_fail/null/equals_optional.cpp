// An optional that may be empty in a comparison.
// expect: cupel[E020]
// expect: column users.bio (User::bio)
// expect: the optional beside `=` may be NULL, which equals nothing; write .is_not_distinct_from(value), or pass *value
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

#include <optional>
#include <string>

using namespace cupel;

#ifdef MUST_FAIL
void run(sqlite::engine& db, const std::optional<std::string>& bio) {
    db.execute(select<User>().where(col<&User::bio> == bio));
}
#else
void run(sqlite::engine& db, const std::optional<std::string>& bio) {
    db.execute(select<User>().where(col<&User::bio>.is_not_distinct_from(bio)));
}
#endif
