// A column twice.
// expect: cupel[E051]
// expect: column tags.name (Tag::name) is assigned twice; assign it once
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = insert_into<Tag>().values(col<&Tag::name> = "sql", col<&Tag::name> = "c++");
#else
constexpr auto q = insert_into<Tag>().values(col<&Tag::name> = "sql", col<&Tag::colour> = "red");
#endif

constexpr auto text = sql<sqlite>(q);
