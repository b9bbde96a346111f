// Something that is no condition in a dynamic predicate.
// expect: cupel[E011]
// expect: column users.age (User::age)
#include "../models.hpp"

#include <cupel/dynamic.hpp>

using namespace cupel;

#ifdef MUST_FAIL
void add(dynamic_predicate<User>& p) { p &= col<&User::age>; }
#else
void add(dynamic_predicate<User>& p) { p &= col<&User::age> > 3; }
#endif
