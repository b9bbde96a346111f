// A dynamic predicate over a table that is not in FROM.
// expect: cupel[E001]
// expect: column posts.title (Post::title) is used in WHERE
#include "../models.hpp"

#include <cupel/dynamic.hpp>

using namespace cupel;

const dynamic_predicate<User, Post> p;

#ifdef MUST_FAIL
const auto text = sql<sqlite>(select<User>().where(p));
#else
const auto text = sql<sqlite>(select<User>().join<Post>().where(p));
#endif
