// A relationship joined from a table that is not in FROM.
// expect: cupel[E007]
// expect: relationship User::posts is joined
// expect: its table users is not in FROM under its own name or one alias; add .from<User>() or join User first
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Tag>().join<&User::posts>();
#else
constexpr auto q = select<User>().join<&User::posts>();
#endif

constexpr auto text = sql<sqlite>(q);
