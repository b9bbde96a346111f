// DO UPDATE of whatever conflict: PostgreSQL asks of which.
// expect: cupel[E122]
// expect: DO UPDATE of table tags (Tag) does not say on which conflict
// expect: its keys are (id) (name); name the members of one: .on_conflict<&Tag::member>()
#include "../models.hpp"

using namespace cupel;

constexpr auto one = insert_into<Tag>().values(col<&Tag::name> = "a");
#ifdef MUST_FAIL
constexpr auto q = one.on_conflict().do_update(col<&Tag::colour> = "red");
#else
constexpr auto q = one.on_conflict<&Tag::name>().do_update(col<&Tag::colour> = "red");
#endif

constexpr auto text = sql<sqlite>(q);
