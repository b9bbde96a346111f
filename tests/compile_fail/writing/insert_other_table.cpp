// A column of another table.
// expect: cupel[E050]
// expect: column users.username (User::username) is assigned in VALUES of table tags
// expect: assign columns of Tag only
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = insert_into<Tag>().values(col<&Tag::name> = "sql", col<&User::username> = "anna");
#else
constexpr auto q = insert_into<Tag>().values(col<&Tag::name> = "sql", col<&Tag::colour> = "red");
#endif

constexpr auto text = sql<sqlite>(q);
