// A dynamic predicate over other tables than the one it is added to.
// expect: cupel[E001]
// expect: posts
// expect: is not in FROM; add .join<Post>()
#include "../models.hpp"

#include <cupel/dynamic.hpp>

using namespace cupel;

#ifdef MUST_FAIL
void add(dynamic_predicate<User>& p, const dynamic_predicate<Post>& q) { p &= q; }
#else
void add(dynamic_predicate<User, Post>& p, const dynamic_predicate<Post>& q) { p &= q; }
#endif
