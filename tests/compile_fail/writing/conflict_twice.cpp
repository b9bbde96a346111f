// Two conflicts: PostgreSQL takes one.
// expect: cupel[E042]
// expect: ON CONFLICT of table tags (Tag) is given twice
#include "../models.hpp"

using namespace cupel;

constexpr auto one = insert_into<Tag>().values(col<&Tag::name> = "a").on_conflict<&Tag::name>().do_nothing();
#ifdef MUST_FAIL
constexpr auto q = one.on_conflict<&Tag::id>().do_nothing();
#else
constexpr auto q = one;
#endif

constexpr auto text = sql<sqlite>(q);
