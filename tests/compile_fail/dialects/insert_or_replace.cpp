// SQLite's word, asked of PostgreSQL.
// expect: cupel[E143]: INSERT OR REPLACE of table tags (Tag) is asked of PostgreSQL, which has none
// expect: ; write .on_conflict<&Tag::member>().do_update()
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = insert_into<Tag>(with_key).or_replace().values(col<&Tag::id> = 1, col<&Tag::name> = "sql");
#else
constexpr auto q =
    insert_into<Tag>(with_key).values(col<&Tag::id> = 1, col<&Tag::name> = "sql").on_conflict<&Tag::id>().do_update();
#endif

constexpr auto text = sql<postgresql>(q);
