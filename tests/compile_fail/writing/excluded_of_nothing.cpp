// excluded takes a column.
// expect: cupel[E010]: column tags.name (Tag::name) is of type text
// expect: is assigned a value of type function (which is to be called)
#include "../models.hpp"

using namespace cupel;

constexpr auto q = insert_into<Tag>()
                       .values(col<&Tag::name> = "a")
                       .on_conflict<&Tag::name>()
#ifdef MUST_FAIL
                       .do_update(col<&Tag::name> = excluded<&Tag::name>);
#else
                       .do_update(col<&Tag::name> = excluded(col<&Tag::name>));
#endif

constexpr auto text = sql<sqlite>(q);
