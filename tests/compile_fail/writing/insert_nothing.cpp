// No values at all.
// expect: cupel[E058]
// expect: column tags.name (Tag::name) is NOT NULL
// expect: add col<&Tag::name> = value
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = insert_into<Tag>();
#else
constexpr auto q = insert_into<Tag>().values(col<&Tag::name> = "sql");
#endif

constexpr auto text = sql<sqlite>(q);
