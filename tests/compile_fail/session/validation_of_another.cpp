// A validation that requires something of another entity's member.
// expect: cupel[E671]: the validation of table users (User) requires something of Post::title, a member of another entity; name a member of User, or none: require(...)
#include "../models.hpp"

#include <cupel/orm/validation.hpp>

using namespace cupel;

#ifdef MUST_FAIL
void check(validation<User>& v) { v.require<&Post::title>(true, "must not be empty"); }
#else
void check(validation<User>& v) { v.require<&User::email>(true, "must not be empty"); }
#endif
