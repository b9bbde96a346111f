// NULL inserted into a NOT NULL column.
// expect: cupel[E021]
// expect: column tags.name (Tag::name) is NOT NULL and is given a value that may be NULL
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

#include <optional>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = insert_into<Tag>().values(col<&Tag::name> = std::nullopt);
#else
constexpr auto q = insert_into<Tag>().values(col<&Tag::name> = "cpp", col<&Tag::colour> = std::nullopt);
#endif

void run(sqlite::engine& db) { db.execute(q); }
