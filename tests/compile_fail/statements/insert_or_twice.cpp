// INSERT OR given twice.
// expect: cupel[E042]
// expect: INSERT OR of table tags (Tag) is given twice
// expect: ; keep one of the two
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = insert_into<Tag>().or_ignore().or_replace().values(col<&Tag::name> = "a");
#else
constexpr auto q = insert_into<Tag>().or_replace().values(col<&Tag::name> = "a");
#endif

constexpr auto text = sql<sqlite>(q);
