// VALUES given twice.
// expect: cupel[E042]
// expect: VALUES of table tags (Tag) is given twice
// expect: ; keep one of the two
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = insert_into<Tag>().values(col<&Tag::name> = "a").values(col<&Tag::name> = "b");
#else
constexpr auto q = insert_into<Tag>().values(col<&Tag::name> = "a");
#endif

constexpr auto text = sql<sqlite>(q);
