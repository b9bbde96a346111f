// A stream of a statement that gives no rows.
// expect: cupel[E675]: a statement of table posts (Post) gives no rows that could be streamed; run it with .execute(...)
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

#ifdef MUST_FAIL
void run(sqlite::connection& db) { db.stream(delete_from<Post>().all_rows()); }
#else
void run(sqlite::connection& db) { db.stream(select<Post>()); }
#endif
