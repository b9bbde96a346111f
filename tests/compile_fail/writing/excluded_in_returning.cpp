// RETURNING gives the row that is there now.
// expect: cupel[E121]
// expect: excluded(col<&Tag::name>) of table tags stands outside of ON CONFLICT DO UPDATE
// expect: .do_update(col<&Tag::name> = excluded(...))
#include "../models.hpp"

using namespace cupel;

constexpr auto q = insert_into<Tag>()
                       .values(col<&Tag::name> = "a")
                       .on_conflict<&Tag::name>()
                       .do_update(col<&Tag::colour> = "red")
#ifdef MUST_FAIL
                       .returning(excluded(col<&Tag::name>));
#else
                       .returning(col<&Tag::name>);
#endif

constexpr auto text = sql<sqlite>(q);
