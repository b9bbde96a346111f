// RETURNING does not say which rows.
// expect: cupel[E054]
// expect: DELETE of table posts (Post) has no WHERE
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = delete_from<Post>().returning(col<&Post::id>);
#else
constexpr auto q = delete_from<Post>().all_rows().returning(col<&Post::id>);
#endif

constexpr auto text = sql<sqlite>(q);
