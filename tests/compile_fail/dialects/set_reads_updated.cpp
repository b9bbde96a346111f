// A subquery of SET that reads the updated table for every row, on SQLite.
// expect: cupel[E061]
// expect: column posts.id (Post::id) is used in a subquery of SET that reads the updated table itself
// expect: select the values in a derived table, .from(...), and compare the keys in WHERE
#include "../models.hpp"

using namespace cupel;

constexpr auto before = alias<Post, "before">;
constexpr auto most = select(func::max(before[col<&Post::views>])).from(before);
#ifdef MUST_FAIL
constexpr auto value = scalar(most.where(before[col<&Post::id>] < col<&Post::id>));
#else
constexpr auto value = scalar(most.where(before[col<&Post::id>] < 7));
#endif
constexpr auto q = update<Post>().set(col<&Post::views> = coalesce(value, 0)).all_rows();
constexpr auto text = sql<sqlite>(q);
constexpr auto elsewhere = sql<postgresql>(q);
