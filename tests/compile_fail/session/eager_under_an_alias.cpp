// The table is in FROM, but under another name.
// expect: cupel[E563]: contains_eager<&Post::author> is filled by table users under the alias writer, which is not in FROM; add .join<&Post::author>(writer) to the statement
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

constexpr auto writer = alias<User, "writer">;

void run([[maybe_unused]] sqlite::engine& db, [[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.scalars(select<Post>().join<&Post::author>().options(contains_eager<&Post::author>(writer)));
#else
    s.scalars(select<Post>().join<&Post::author>(writer).options(contains_eager<&Post::author>(writer)));
#endif
}
