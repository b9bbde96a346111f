// SQLite has no TRUNCATE.
// expect: cupel[E126]
// expect: TRUNCATE of table tags (Tag) is asked of SQLite, which has none
// expect: write delete_from<Tag>().all_rows()
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto text = sql<sqlite>(truncate_table<Tag>);
#else
constexpr auto text = sql<postgresql>(truncate_table<Tag>);
#endif
