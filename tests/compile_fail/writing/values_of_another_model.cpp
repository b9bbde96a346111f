// An object of another model.
// expect: cupel[E059]
// expect: .values(...) of table posts was given User
// expect: write col<&Post::title> = value, or pass one Post or one range of Post
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
auto save(const User& user) { return insert_into<Post>().values(user); }
#else
auto save(const User& user) { return insert_into<User>().values(user); }
#endif

auto text = sql<sqlite>(save({}));
