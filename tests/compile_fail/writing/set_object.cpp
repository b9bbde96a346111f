// UPDATE takes objects of its own table.
// expect: cupel[E055]
// expect: .set(...) of table posts was given User
// expect: which is no assignment; write col<&Post::title> = value, or pass one Post
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
auto save(const User& user) { return update<Post>().set(user).where(col<&Post::author_id> == user.id); }
#else
auto save(const User& user) { return update<User>().set(user).where(col<&User::id> == user.id); }
#endif

auto text = sql<sqlite>(save({}));
