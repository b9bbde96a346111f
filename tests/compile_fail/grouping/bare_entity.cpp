// A whole entity beside an aggregate.
// expect: cupel[E030]
// expect: column users.id (User::id)
// expect: add it to .group_by(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(entity<User>, func::count(col<&Post::id>)).from<User>().left_join<Post>();
#else
constexpr auto q =
    select(entity<User>, func::count(col<&Post::id>)).from<User>().left_join<Post>().group_by(col<&User::id>);
#endif

constexpr auto text = sql<sqlite>(q);
