// An optional inserted into a NOT NULL column.
// expect: cupel[E021]
// expect: column tags.name (Tag::name) is NOT NULL
// expect: give it a value, or make the member an optional
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

#include <optional>
#include <string>

using namespace cupel;

#ifdef MUST_FAIL
void run(sqlite::engine& db, const std::optional<std::string>& name) {
    db.execute(insert_into<Tag>().values(col<&Tag::name> = name));
}
#else
void run(sqlite::engine& db, const std::optional<std::string>& name) {
    db.execute(insert_into<Tag>().values(col<&Tag::name> = name.value_or("untitled")));
}
#endif
