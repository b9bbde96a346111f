// PostgreSQL has it.
// expect: cupel[E128]
// expect: FOR UPDATE of a SELECT from table posts (Post) is asked of SQLite, which locks no rows
// expect: .begin_immediate()
#include "../models.hpp"

using namespace cupel;

constexpr auto q = select(col<&Post::id>)
                       .where(col<&Post::views> == 0)
                       .order_by(col<&Post::id>)
                       .limit(1)
                       .for_update()
                       .of<Post>()
                       .skip_locked();
#ifdef MUST_FAIL
constexpr auto text = sql<sqlite>(q);
#else
constexpr auto text = sql<postgresql>(q);
#endif
