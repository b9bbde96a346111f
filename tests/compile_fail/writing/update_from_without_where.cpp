// Other tables do not say which rows are meant.
// expect: cupel[E053]
// expect: UPDATE of table posts (Post) has no WHERE and would touch every row
#include "../models.hpp"

using namespace cupel;

constexpr auto start = update<Post>().set(col<&Post::views> = 0).from<User>();
#ifdef MUST_FAIL
constexpr auto q = start;
#else
constexpr auto q = start.where(col<&Post::author_id> == col<&User::id>);
#endif

constexpr auto text = sql<sqlite>(q);
