// An aggregate in a dynamic order, which goes with statements that do not group.
// expect: cupel[E138]
// expect: what is added to a dynamic predicate or order from table users (User) holds an aggregate; write it
#include "../models.hpp"

#include <cupel/dynamic.hpp>

using namespace cupel;

#ifdef MUST_FAIL
void add(dynamic_order<User>& order) { order.add(func::max(col<&User::age>)); }
#else
void add(dynamic_order<User>& order) { order.add(col<&User::age>); }
#endif
