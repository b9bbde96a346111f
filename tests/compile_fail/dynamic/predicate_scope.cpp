// A column of a table that the dynamic predicate does not name.
// expect: cupel[E001]
// expect: column posts.views (Post::views) is used in WHERE
#include "../models.hpp"

#include <cupel/dynamic.hpp>

using namespace cupel;

#ifdef MUST_FAIL
void add(dynamic_predicate<User>& p) { p &= col<&Post::views> > 3; }
#else
void add(dynamic_predicate<User, Post>& p) { p &= col<&Post::views> > 3; }
#endif
