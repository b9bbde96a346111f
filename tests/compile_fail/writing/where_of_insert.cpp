// A WHERE with nothing to belong to.
// expect: cupel[E122]
// expect: INSERT of table tags (Tag) has a WHERE without ON CONFLICT DO UPDATE
// expect: leave it out, or add .on_conflict<...>().do_update(...)
#include "../models.hpp"

using namespace cupel;

constexpr auto one = insert_into<Tag>().values(col<&Tag::name> = "a");
#ifdef MUST_FAIL
constexpr auto q = one.where(col<&Tag::name> != "a");
#else
constexpr auto q = one.on_conflict<&Tag::name>().do_update(col<&Tag::colour> = "red").where(col<&Tag::name> != "a");
#endif

constexpr auto text = sql<sqlite>(q);
