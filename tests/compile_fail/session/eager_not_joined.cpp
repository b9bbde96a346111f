// What fills the relationship must be in FROM.
// expect: cupel[E563]: contains_eager<&Post::author> is filled by table users (User), which is not in FROM; add .join<&Post::author>() to the statement, or write joinedload
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run([[maybe_unused]] sqlite::engine& db, [[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.scalars(select<Post>().options(contains_eager<&Post::author>));
#else
    s.scalars(select<Post>().join<&Post::author>().options(contains_eager<&Post::author>));
#endif
}
