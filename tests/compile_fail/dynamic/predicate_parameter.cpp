// A named parameter in a dynamic predicate.
// expect: cupel[E138]
// expect: holds a named parameter, which has no value; write the value
#include "../models.hpp"

#include <cupel/dynamic.hpp>

using namespace cupel;

#ifdef MUST_FAIL
void add(dynamic_predicate<User>& p) { p &= col<&User::age> > param<"age">; }
#else
void add(dynamic_predicate<User>& p) { p &= col<&User::age> > 3; }
#endif
