// A DELETE of every row.
// expect: cupel[E054]
// expect: DELETE of table posts (Post) has no WHERE and would touch every row
// expect: add .where(col<&Post::id> == value), or .all_rows()
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = delete_from<Post>();
#else
constexpr auto q = delete_from<Post>().where(col<&Post::state> == post_state::draft);
#endif

constexpr auto text = sql<sqlite>(q);
