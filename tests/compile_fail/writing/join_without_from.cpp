// A JOIN with nothing before it.
// expect: cupel[E124]
// expect: UPDATE of table posts (Post) has a JOIN, but names no table to join to
// expect: write .from<Other>() and its condition in .where(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = update<Post>().set(col<&Post::views> = 0).join<User>().where(col<&User::age> > 3);
#else
constexpr auto q =
    update<Post>().set(col<&Post::views> = 0).from<User>().where(col<&Post::author_id> == col<&User::id>);
#endif

constexpr auto text = sql<sqlite>(q);
