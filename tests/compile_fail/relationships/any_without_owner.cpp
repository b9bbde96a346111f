// any of a relationship whose owner is not in FROM.
// expect: cupel[E611]: any<&User::posts> is asked of table users, which is not in FROM under its own name or one alias
// expect: add .from<User>(), join it, or name an alias that is there: .of(alias)
#include "../models.hpp"

#include <cupel/sql/related.hpp>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(any<&User::posts>());
#else
constexpr auto q = select<Post>().join<&Post::author>().where(any<&User::posts>());
#endif

constexpr auto text = sql<sqlite>(q);
