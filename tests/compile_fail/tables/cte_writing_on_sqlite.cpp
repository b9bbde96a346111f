// A statement that writes as a CTE of SQLite.
// expect: cupel[E119]
// expect: CTE gone of table posts (Post) writes, which sqlite does not take in WITH
// expect: run it as a statement of its own
#include "../models.hpp"

using namespace cupel;

constexpr auto gone = delete_from<Post>().where(col<&Post::views> < 3).returning(col<&Post::id>).cte<"gone">();
constexpr auto q = with(gone).select(gone[col<&Post::id>]).from(gone);

#ifdef MUST_FAIL
constexpr auto text = sql<sqlite>(q);
#else
constexpr auto text = sql<postgresql>(q);
#endif
