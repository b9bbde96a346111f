// Parentheses match.
// expect: cupel[E087]
// expect: of column posts.views (Post::views) has parentheses that do not match; write as many ) as (
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(raw<bool, "({} = 1">(col<&Post::views>));
#else
constexpr auto q = select<Post>().where(raw<bool, "({} = 1)">(col<&Post::views>));
#endif

constexpr auto text = sql<sqlite>(q);
