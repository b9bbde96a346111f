// Two equals signs instead of one.
// expect: cupel[E059]
// expect: .values(...) of table tags was given
// expect: a comparison of column tags.name (Tag::name), which makes no row of it; write = instead of ==, or pass one Tag
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = insert_into<Tag>().values(col<&Tag::name> == "sql");
#else
constexpr auto q = insert_into<Tag>().values(col<&Tag::name> = "sql");
#endif

constexpr auto text = sql<sqlite>(q);
