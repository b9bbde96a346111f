// A column that cannot be left out.
// expect: cupel[E058]
// expect: column tags.name (Tag::name) is NOT NULL, has no default, and is left out of VALUES
// expect: add col<&Tag::name> = value
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = insert_into<Tag>().values(col<&Tag::colour> = "red");
#else
constexpr auto q = insert_into<Tag>().values(col<&Tag::name> = "sql", col<&Tag::colour> = "red");
#endif

constexpr auto text = sql<sqlite>(q);
