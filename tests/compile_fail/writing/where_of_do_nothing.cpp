// DO NOTHING has no condition.
// expect: cupel[E122]
// expect: INSERT of table tags (Tag) has a WHERE without ON CONFLICT DO UPDATE
#include "../models.hpp"

using namespace cupel;

constexpr auto one = insert_into<Tag>().values(col<&Tag::name> = "a").on_conflict<&Tag::name>().do_nothing();
#ifdef MUST_FAIL
constexpr auto q = one.where(col<&Tag::colour>.is_null());
#else
constexpr auto q = one;
#endif

constexpr auto text = sql<sqlite>(q);
