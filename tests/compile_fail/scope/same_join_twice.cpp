// A table joined by its foreign key and again along a relationship.
// expect: cupel[E002]
// expect: table posts is in FROM twice under the name posts
// expect: alias<Post, name>
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().join<Post>().left_join<&User::posts>();
#else
constexpr auto q = select<User>().left_join<&User::posts>();
#endif

void run(sqlite::engine& db) { db.execute(q); }
