// Two conditions given to a lateral join.
// expect: cupel[E661]: JOIN of derived table newest of table posts (Post) is given 2 conditions, and takes one; combine them with &&: .join_lateral
#include "../models.hpp"

using namespace cupel;

constexpr auto newest = select<Post>().where(col<&Post::author_id> == col<&User::id>).limit(1).subquery<"newest">();

#ifdef MUST_FAIL
constexpr auto q = select<User>().join_lateral(newest, newest[col<&Post::views>] > 0, newest[col<&Post::views>] < 9);
#else
constexpr auto q = select<User>().join_lateral(newest, newest[col<&Post::views>] > 0 && newest[col<&Post::views>] < 9);
#endif

constexpr auto text = sql<postgresql>(q);
