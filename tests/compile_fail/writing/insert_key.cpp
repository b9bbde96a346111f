// A key that the database makes.
// expect: cupel[E057]
// expect: column tags.id (Tag::id) is a key that the database makes
// expect: leave it out, or write insert_into<Tag>(with_key)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = insert_into<Tag>().values(col<&Tag::id> = 1, col<&Tag::name> = "sql");
#else
constexpr auto q = insert_into<Tag>(with_key).values(col<&Tag::id> = 1, col<&Tag::name> = "sql");
#endif

constexpr auto text = sql<sqlite>(q);
