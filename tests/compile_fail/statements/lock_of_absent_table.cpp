// A table that is not in FROM.
// expect: cupel[E127]
// expect: FOR SHARE OF posts (Post) names a table that is not in FROM
// expect: add .join<Post>(), or leave it out of .of
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::id>).from<User>().for_share().of<Post>();
#else
constexpr auto q = select(col<&User::id>).from<User>().join<Post>().for_share().of<Post>();
#endif

constexpr auto text = sql<postgresql>(q);
