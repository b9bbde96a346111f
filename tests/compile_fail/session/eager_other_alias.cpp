// An alias of another table.
// expect: cupel[E565]: contains_eager<&Post::tags> is given an alias of table users (User), but leads to table tags (Tag); give it an alias of Tag
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

constexpr auto writer = alias<User, "writer">;

void run([[maybe_unused]] sqlite::engine& db, [[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.scalars(select<Post>().join<&Post::tags>().options(contains_eager<&Post::tags>(writer)));
#else
    s.scalars(select<Post>().join<&Post::author>(writer).options(contains_eager<&Post::author>(writer)));
#endif
}
