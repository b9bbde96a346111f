// A JOIN with nothing before it.
// expect: cupel[E124]
// expect: DELETE of table posts (Post) has a JOIN, but names no table to join to
// expect: write .using_<Other>() and its condition in .where(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = delete_from<Post>().join<User>().where(col<&User::age> > 3);
#else
constexpr auto q = delete_from<Post>().using_<User>().where(col<&Post::author_id> == col<&User::id>);
#endif

constexpr auto text = sql<postgresql>(q);
