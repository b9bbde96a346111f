// PostgreSQL has it.
// expect: cupel[E128]
// expect: FOR SHARE of a SELECT from table posts (Post) is asked of SQLite, which locks no rows
// expect: .begin_immediate()
#include "../models.hpp"

using namespace cupel;

constexpr auto q = select<Post>().for_share();
#ifdef MUST_FAIL
constexpr auto text = sql<sqlite>(q);
#else
constexpr auto text = sql<postgresql>(q);
#endif
